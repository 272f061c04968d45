/**
 * Regions or currencies by their names in a language, in that language's order.
 *
 * @param codes ISO 3166-1 alpha-2, or ISO 4217
 */
export function namedCodes(codes: readonly string[], type: 'region' | 'currency', language: string): NamedCode[] {
	const names = new Intl.DisplayNames(language, { type });
	const { compare } = new Intl.Collator(language);
	return codes
		.map((code) => ({ code, name: names.of(code) ?? code }))
		.sort((one, other) => compare(one.name, other.name));
}

export interface NamedCode {
	code: string;
	name: string;
}
