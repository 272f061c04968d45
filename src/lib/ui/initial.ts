/** What stands for a name in a small circle: its first letter or digit, where it has one; never a mark that nobody sees. */
export const initialOf = (name: string): string =>
	(/[\p{L}\p{N}]/u.exec(name)?.[0] ?? [...name][0] ?? '?').toUpperCase();
