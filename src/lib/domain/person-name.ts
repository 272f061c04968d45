/** Scripts whose names put the family first and leave no space: 张 + 伟, 佐藤 + さくら, 김 + 민준. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー·]+$/u;

/** The whole name of somebody given and family name, either of which may be blank. */
export function joinName(given: string, family: string): string {
	const [first, last] = [given.trim(), family.trim()];
	if (EAST_ASIAN.test(first) && EAST_ASIAN.test(last)) return last + first;
	return `${first} ${last}`.trim();
}
