/** What the values of a custom field are in a file. */
export type CustomKind = 'text' | 'number' | 'yes/no';

const HEADER = /^custom (text|number|yes\/no): (.*)$/s;
/** A name that stands in a header as it is. */
const PLAIN = /^[^"\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;

/**
 * Header of a custom field's column: says that it is one, whatever field its name may be like, and of what kind.
 * A name that would not survive as a header (line ends, outer spaces) is written as JSON.
 */
export const customHeader = (name: string, kind: CustomKind): string =>
	`custom ${kind}: ${PLAIN.test(name) ? name : JSON.stringify(name)}`;

/** The custom field that a header names as {@link customHeader} does. */
export function readCustomHeader(header: string): { name: string; kind: CustomKind } | undefined {
	const [, kind, written = ''] = HEADER.exec(header) ?? [];
	if (kind === undefined) return undefined;
	return { name: written.startsWith('"') ? readJson(written) : written, kind: kind as CustomKind };
}

function readJson(text: string): string {
	try {
		return String(JSON.parse(text));
	} catch {
		return text;
	}
}
