import type { Stamp } from './stamp';

/**
 * What every stamped row carries. A row is a set of last-writer-wins registers, one a field; `clock['*']` is the stamp
 * of every register that has no entry of its own.
 */
export interface Stamped {
	id: string;
	clock: Clock;
	/** Set when the row is in the trash. A register like any other, so a delete can be undone. */
	deleted?: boolean;
}
export type Clock = Readonly<Record<string, Stamp>>;

/** Fields whose elements are registers of their own: a tag, a channel's consent, a handle, a custom field. */
const ELEMENT_FIELDS = new Set(['tags', 'consent', 'handles', 'custom']);
/** Kept beside the registers, recomputed from them: never stamped, never in a backup. */
export const DERIVED_FIELDS: readonly string[] = ['lastContactAt', 'lastCareAt', 'careDueOn', 'openDueOn'];
const UNSTAMPED = new Set(['id', 'clock', ...DERIVED_FIELDS]);

/** A register's name: a field (`phone`) or one element of a field (`tags/vip`, `consent/phone`, `custom/Shoe size`). */
export type RegisterPath = string;

type Row = { id: string; clock: Clock };
/** Own property only: a custom field may be called `__proto__`. */
const own = (object: unknown, key: string): unknown =>
	typeof object === 'object' && object !== null && Object.hasOwn(object, key)
		? (object as Record<string, unknown>)[key]
		: undefined;

function split(path: RegisterPath): [field: string, element: string | null] {
	const slash = path.indexOf('/');
	const field = slash < 0 ? path : path.slice(0, slash);
	return slash >= 0 && ELEMENT_FIELDS.has(field) ? [field, path.slice(slash + 1)] : [path, null];
}

/** Value of a register, `undefined` where it is empty. A tag's value is `true`. */
export function readRegister(row: Row, path: RegisterPath): unknown {
	const [field, element] = split(path);
	const value = own(row, field);
	if (element === null) return value;
	if (field === 'tags') return Array.isArray(value) && value.includes(element) ? true : undefined;
	return own(value, element);
}

/** Stamp of a register. */
export function registerStamp(row: Row, path: RegisterPath): Stamp {
	return (own(row.clock, path) as Stamp | undefined) ?? row.clock['*'] ?? '';
}

/** Every register of the row that holds a value or has a stamp of its own. */
export function registerPaths(row: Row): RegisterPath[] {
	const paths = new Set<RegisterPath>();
	for (const [field, value] of Object.entries(row)) {
		if (UNSTAMPED.has(field)) continue;
		if (!ELEMENT_FIELDS.has(field)) paths.add(field);
		else if (Array.isArray(value)) for (const tag of value) paths.add(`${field}/${tag}`);
		else for (const key of Object.keys(value ?? {})) paths.add(`${field}/${key}`);
	}
	for (const path of Object.keys(row.clock)) if (path !== '*') paths.add(path);
	return [...paths];
}

/**
 * The row with some registers replaced, all under one stamp; `undefined` empties a register. The row given is not
 * changed. Objects are rebuilt from entries, so `__proto__` as a name is data like any other.
 */
export function withRegisters<T extends Row>(row: T, set: Iterable<readonly [RegisterPath, unknown]>, stamp: Stamp): T {
	return withStampedRegisters(
		row,
		[...set].map(([path, value]) => [path, value, stamp] as const)
	);
}

/** As {@link withRegisters}, each register under a stamp of its own. */
export function withStampedRegisters<T extends Row>(row: T, set: Iterable<readonly [RegisterPath, unknown, Stamp]>): T {
	const fields = new Map<string, unknown>(Object.entries(row));
	const clock = new Map(Object.entries(row.clock));
	const elements = new Map<string, Map<string, unknown>>();
	for (const [path, value, stamp] of set) {
		const [field, element] = split(path);
		if (element !== null) {
			const held = elements.get(field) ?? elementsOf(field, fields.get(field));
			elements.set(field, held);
			if (value === undefined || (field === 'tags' && value === false)) held.delete(element);
			else held.set(element, value);
		} else {
			elements.delete(field);
			if (value === undefined) fields.delete(field);
			else fields.set(field, value);
		}
		if (stamp === clock.get('*')) clock.delete(path);
		else clock.set(path, stamp);
	}
	for (const [field, held] of elements) {
		if (held.size === 0) fields.delete(field);
		else fields.set(field, field === 'tags' ? [...held.keys()].sort() : Object.fromEntries(held));
	}
	fields.set('clock', Object.fromEntries(clock));
	return Object.fromEntries(fields) as T;
}

/** The elements of a field; those of tags are `true`. */
const elementsOf = (field: string, value: unknown): Map<string, unknown> =>
	field === 'tags'
		? new Map(Array.isArray(value) ? (value as string[]).map((tag) => [tag, true]) : [])
		: new Map(Object.entries((value ?? {}) as Record<string, unknown>));
