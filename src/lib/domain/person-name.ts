/** Scripts whose names put the family first and leave no space: 张 + 伟, 佐藤 + さくら, 김 + 민준. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー·]+$/u;

/** Whether a name is written as those languages do. */
export const isEastAsian = (name: string): boolean => EAST_ASIAN.test(name);

/** The whole name of somebody given and family name, either of which may be blank. */
export function joinName(given: string, family: string): string {
	const [first, last] = [given.trim(), family.trim()];
	if (isEastAsian(first) && isEastAsian(last)) return last + first;
	return `${first} ${last}`.trim();
}
