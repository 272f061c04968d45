import fc from 'fast-check';

/** What files are made of, and what goes wrong in them. */
const TOKENS = [
	...['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '=', "'", '-', '0', '9999999999', '1e999', 'null'],
	...[
		'{',
		'}',
		'[',
		']',
		':',
		'\\',
		'\\u',
		'\\ud83d',
		'{"a":',
		'[{',
		'}]',
		'__proto__',
		'"__proto__":{}',
		'constructor'
	],
	...['\ufeff', '\u0000', '张', '😀', 'é', '\u2028', '1990-02-30', 'N/A', '+86', 'sep=;\n', ',,,,,,']
].map((token) => new TextEncoder().encode(token));
/** Bytes that are no UTF-8, and halves of characters in other encodings. */
const BYTES = [[0xff], [0xfe, 0xff], [0xc3], [0xed, 0xa0, 0xbd], [0x81, 0x30], [0xb0, 0xa1], [0xe9, 0x2c]];

/** One thing that happens to a file on its way. `where`: from its start to its end, 0 to 1000. */
const mutation = fc.record({
	kind: fc.constantFrom('bit', 'cut', 'gap', 'echo', 'token', 'token', 'bytes', 'swap'),
	where: fc.nat(1000),
	much: fc.nat(255)
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(file: Uint8Array, { kind, where, much }: Mutation): Uint8Array {
	const at = Math.floor((where / 1000) * file.length);
	const [before, after] = [file.subarray(0, at), file.subarray(at)];
	const length = (much % 40) + 1;
	switch (kind) {
		case 'bit':
			return file.map((byte, index) => (index === at ? byte ^ (1 << (much % 8)) : byte));
		case 'cut':
			return before;
		case 'gap':
			return joined(before, after.subarray(length));
		case 'echo':
			return joined(before, after.subarray(0, length), after);
		case 'swap':
			return joined(before, after.subarray(length, 2 * length), after.subarray(0, length), after.subarray(2 * length));
		case 'bytes':
			return joined(before, Uint8Array.from(BYTES[much % BYTES.length]!), after);
		default:
			return joined(before, TOKENS[much % TOKENS.length]!, after);
	}
}

function joined(...parts: Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** One of the files after one to four mutations. */
export const mutated = (files: readonly string[]): fc.Arbitrary<Uint8Array> =>
	fc
		.tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 4 }))
		.map(([file, mutations]) => mutations.reduce(mutate, new TextEncoder().encode(file)));
