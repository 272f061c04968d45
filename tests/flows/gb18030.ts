/** Bytes of the two-byte characters of gb18030, found by decoding every pair: the platform only decodes it. */
const pairs = new Map<string, [number, number]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead++)
	for (let trail = 0x40; trail <= 0xfe; trail++) {
		const character = decoder.decode(Uint8Array.of(lead, trail));
		if (character.length === 1 && !pairs.has(character)) pairs.set(character, [lead, trail]);
	}

/** Text of ASCII and ordinary Chinese as gb18030. */
export const gb18030 = (text: string): Buffer =>
	Buffer.from([...text].flatMap((character) => pairs.get(character) ?? [character.charCodeAt(0)]));
