import type { Customer } from './customer';
import { FIELDS, type Field, type FieldKey } from './fields';
import type { PlainDay } from './time';

/** Value of a field, as the form and an export see it; `undefined` where there is none. */
export function readField(customer: Customer, key: FieldKey): unknown {
	const field: Field = FIELDS[key];
	if (field.register === 'name' && field.part) return undefined;
	const value = customer[field.register];
	if (!field.part) return value;
	return (value as Record<string, unknown> | undefined)?.[field.part];
}

/**
 * The registers to write so that a field has a value; `undefined` empties it. A register of several parts keeps the
 * others. `today` dates what was told today (an age, opening totals); `at` is the moment of a label.
 */
export function writeField(
	customer: Customer,
	key: FieldKey,
	value: unknown,
	moment: { today: PlainDay; at: string }
): [path: string, value: unknown][] {
	const field: Field = FIELDS[key];
	if (field.type === 'tags') return writeTags(customer, (value ?? []) as string[]);
	if (!field.part) return [[field.register, value]];
	if (field.register === 'handles') return [[`handles/${field.part}`, value]];
	const others = Object.entries((customer[field.register] ?? {}) as Record<string, unknown>).filter(
		([part]) => part !== field.part && part !== 'asOf' && part !== 'at'
	);
	const parts = value === undefined ? others : [...others, [field.part, value] as [string, unknown]];
	if (parts.length === 0) return [[field.register, undefined]];
	if (field.register === 'age' || field.register === 'opening') parts.push(['asOf', moment.today]);
	if (field.register === 'satisfied') parts.push(['at', moment.at]);
	return [[field.register, Object.fromEntries(parts)]];
}

function writeTags(customer: Customer, tags: string[]): [string, unknown][] {
	const before = new Set(customer.tags);
	const after = new Set(tags);
	return [
		...[...after].filter((tag) => !before.has(tag)).map((tag): [string, unknown] => [`tags/${tag}`, true]),
		...[...before].filter((tag) => !after.has(tag)).map((tag): [string, unknown] => [`tags/${tag}`, undefined])
	];
}
