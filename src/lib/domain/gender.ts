import type { Gender } from './customer';
import { failed, ok, type Result } from './problem';
import { fold } from './text';

const WORDS: [Gender | undefined, string][] = [
	['male', 'm male man boy mr 男 男性 男士 先生'],
	['female', 'f female woman girl mrs ms miss 女 女性 女士 小姐'],
	['other', 'o other x nb nonbinary non-binary diverse 其他 其它'],
	[undefined, 'u unknown undisclosed 未知 保密 不详']
];
const GENDERS = new Map(WORDS.flatMap(([gender, words]) => words.split(' ').map((word) => [word, gender] as const)));

/** A gender in English or Chinese; `undefined` where the word says that it is not known. Fails with `cell-not-a-gender`. */
export function parseGender(text: string): Result<Gender | undefined> {
	const word = fold(text).replace(/\.$/, '');
	return GENDERS.has(word) ? ok(GENDERS.get(word)) : failed('cell-not-a-gender');
}
