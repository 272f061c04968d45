/**
 * The one way a value of the book is written as JSON (RFC 8785, the JSON Canonicalization Scheme): keys sorted by
 * UTF-16 code unit, no spaces, numbers as ECMAScript prints them. Bytes become base64 text, so a row reads the same
 * before and after it has travelled. A key whose value is undefined is not written.
 */
export function canonicalJson(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (value instanceof Uint8Array) return `"${toBase64(value)}"`;
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const object = value as Record<string, unknown>;
	const members: string[] = [];
	for (const key of Object.keys(object).sort())
		if (object[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(object[key])}`);
	return `{${members.join(',')}}`;
}

/** Whether two values of the book are written the same; quicker than writing them. */
export function sameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (a instanceof Uint8Array || b instanceof Uint8Array || Array.isArray(a) || Array.isArray(b)) return sameList(a, b);
	const [left, right] = [a, b] as Record<string, unknown>[];
	return (
		membersOf(left!).every((key) => Object.hasOwn(right!, key) && sameValue(left![key], right![key])) &&
		membersOf(left!).length === membersOf(right!).length
	);
}

function sameList(a: object, b: object): boolean {
	if (Array.isArray(a) !== Array.isArray(b) || a instanceof Uint8Array !== b instanceof Uint8Array) return false;
	const [left, right] = [a, b] as ArrayLike<unknown>[];
	if (left!.length !== right!.length) return false;
	for (let index = 0; index < left!.length; index++) if (!sameValue(left![index], right![index])) return false;
	return true;
}

const membersOf = (object: Record<string, unknown>): string[] =>
	Object.keys(object).filter((key) => object[key] !== undefined);

/** Arguments a call can safely take. */
const SLICE = 0x8000;

export function toBase64(bytes: Uint8Array): string {
	let binary = '';
	for (let from = 0; from < bytes.length; from += SLICE)
		binary += String.fromCharCode(...bytes.subarray(from, from + SLICE));
	return btoa(binary);
}

/** The bytes of canonical base64 (padded, no spaces), or null where the text is anything else. */
export function fromBase64(text: string): Uint8Array | null {
	if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
	const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	return toBase64(bytes) === text ? bytes : null;
}
