import { isEastAsian } from '../person-name';

/** Chinese family names of two characters (百家姓 and those still common); all others are of one. */
const COMPOUND = new Set(
	'欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 钟离 长孙 長孫 宇文 司徒 鲜于 司空 令狐 呼延 拓跋 百里 东郭 南门 西门'.split(
		' '
	)
);
const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|mme)\.?$/i;

export interface NameParts {
	/** How somebody is called: of a Chinese name of two characters the whole of it, for 伟 alone calls nobody. */
	first: string;
	last: string;
}

/** First and last name of a person's whole name, as far as they can be told; blank where they cannot. */
export function nameParts(name: string): NameParts {
	const written = name.trim().replace(/\s+/gu, ' ');
	const [firstOf = ''] = written.split(' ');
	// 王芳 Wang Fang is one name, in two scripts.
	const whole = isEastAsian(firstOf) && /\p{Script=Latin}/u.test(written) ? firstOf : written;
	if (isEastAsian(whole)) {
		const family = COMPOUND.has(whole.slice(0, 2)) && whole.length > 2 ? 2 : 1;
		const given = whole.slice(family);
		// Kana and Hangul names are parted by nothing that could be seen here.
		if (!/^\p{Script=Han}{2,4}$/u.test(whole)) return { first: whole, last: '' };
		return { first: given.length > 1 ? given : whole, last: whole.slice(0, family) };
	}
	const [family, given] = whole.split(/\s*,\s*/u);
	if (given) return { first: firstWord(given), last: family! };
	const words = whole.split(' ').filter((word) => !HONORIFIC.test(word));
	return { first: words[0] ?? '', last: words.length > 1 ? words.at(-1)! : '' };
}

const firstWord = (text: string): string => text.split(' ').find((word) => !HONORIFIC.test(word)) ?? '';
