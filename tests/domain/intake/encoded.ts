import type { Encoding } from '$lib/domain/intake/decode';

const tables = new Map<Encoding, Map<string, number[]>>();

/** Every character of one or two bytes, found by decoding them all: the platform encodes UTF-8 only. */
function tableOf(encoding: Encoding): Map<string, number[]> {
	const found = tables.get(encoding);
	if (found) return found;
	const table = new Map<string, number[]>();
	const decoder = new TextDecoder(encoding);
	const add = (...bytes: number[]) => {
		const character = decoder.decode(Uint8Array.from(bytes));
		if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
	};
	for (let byte = 0; byte < 0x100; byte++) add(byte);
	for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail);
	tables.set(encoding, table);
	return table;
}

/** Text in an encoding of one or two bytes a character, or in UTF-16. @throws where it has no such character */
export function encoded(text: string, encoding: Encoding): Uint8Array {
	if (encoding.startsWith('utf-16')) {
		const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
		return Uint8Array.from(
			units.flatMap((unit) => (encoding === 'utf-16le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff]))
		);
	}
	if (encoding === 'utf-8') return new TextEncoder().encode(text);
	return Uint8Array.from(
		[...text].flatMap((character) => {
			const bytes = tableOf(encoding).get(character);
			if (!bytes) throw new Error(`${character} is not in ${encoding}`);
			return bytes;
		})
	);
}
