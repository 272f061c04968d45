import fc from 'fast-check';
import { canonicalJson } from '$lib/domain/backup/canonical';
import { sealed } from './sample';

/** What can happen to a file on its way. */
const KINDS = ['bit', 'byte', 'cut', 'gap', 'echo', 'rows', 'value', 'forgery'] as const;
export interface Damage {
	kind: (typeof KINDS)[number];
	/** Where in the file, 0 to just under 1. */
	where: number;
	/** How much, or which. */
	detail: number;
}

export const damages: fc.Arbitrary<Damage> = fc.record({
	kind: fc.constantFrom(...KINDS),
	where: fc.nat(999_999).map((part) => part / 1_000_000),
	detail: fc.nat(63)
});

type Json = Record<string, unknown>;
type File = Json & { tables: Record<string, Json[]> };

/** The bytes of a backup after damage, or null where that leaves the same JSON: `1e+21` and `1E+21`, say. */
export function damage(file: Uint8Array<ArrayBuffer>, { kind, where, detail }: Damage): Uint8Array<ArrayBuffer> | null {
	const at = Math.floor(where * file.length);
	const part = (from: number, to?: number) => file.subarray(from, to);
	const after = (): Uint8Array<ArrayBuffer> => {
		if (kind === 'bit') return joined(part(0, at), [file[at]! ^ (1 << (detail % 8))], part(at + 1));
		if (kind === 'byte') return joined(part(0, at), [detail * 4], part(at + 1));
		if (kind === 'cut') return part(0, at);
		if (kind === 'gap') return joined(part(0, at), part(at + 1 + detail));
		if (kind === 'echo') return joined(part(0, at + 1 + detail), part(at));
		const parsed = JSON.parse(new TextDecoder().decode(file)) as File;
		if (kind === 'rows') swapRows(parsed, where, detail);
		if (kind === 'value') editValue(parsed.tables, where);
		return new TextEncoder().encode(kind === 'forgery' ? forged(parsed, where, detail) : JSON.stringify(parsed));
	};
	const damaged = after();
	return meaning(damaged) === meaning(file) ? null : damaged;
}

function joined(...parts: (Uint8Array<ArrayBuffer> | number[])[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

function meaning(bytes: Uint8Array): string | null {
	try {
		return canonicalJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return null;
	}
}

const pick = <T>(list: readonly T[], where: number): T => list[Math.floor(where * list.length)]!;

function swapRows({ tables }: File, where: number, detail: number): void {
	const rows = pick(
		Object.values(tables).filter((each) => each.length > 1),
		where
	);
	const first = detail % (rows.length - 1);
	rows.splice(first, 2, rows[first + 1]!, rows[first]!);
}

/** Changes one text, number or yes-no anywhere in the tables. */
function editValue(tables: object, where: number): void {
	const places: [Json, string][] = [];
	const collect = (object: Json): void => {
		for (const [key, value] of Object.entries(object))
			if (typeof value === 'object' && value !== null) collect(value as Json);
			else places.push([object, key]);
	};
	collect(tables as Json);
	const [object, key] = pick(places, where);
	const value = object[key];
	const after = typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : !value;
	Object.defineProperty(object, key, { value: after, enumerable: true });
}

/** Spoils a row or the header, and makes the checksum right again. */
function forged(file: File, where: number, detail: number): string {
	const rows = pick(
		Object.entries(file.tables).filter(([, each]) => each.length > 0),
		where
	);
	const row = pick(rows[1], (where * 7919) % 1);
	const spoil = [
		() => (row.id = ''),
		() => delete row.id,
		() => rows[1].push(row),
		() => rows[1].pop(),
		() => rows[1].splice(0, 1, 5 as never),
		() => (file.counts = {}),
		() => (file.exportedAt = 'yesterday'),
		() => (file.version = '2.0'),
		() => (file.tables[rows[0]] = {} as never)
	];
	pick(spoil, detail / 64)();
	return sealed(file);
}
