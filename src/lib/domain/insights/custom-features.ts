import type { Customer } from '../customer';
import { readRegister } from '../record';

/**
 * Fields of the person's own as features. A number or a yes/no is one feature, `custom/Monthly charges`. A text of few
 * different values, its levels, is a feature of 1 or 0 for each but the commonest, `custom/Contract: Two year`; so a
 * coefficient says what a level is worth beside the commonest.
 */
export type CustomFeatureKey = `custom/${string}`;

/** A text of more levels than these is no category but a name, an address, a note. */
export const MOST_LEVELS = 12;
/** Levels of fewer customers are left with the commonest: there is too little to learn of them. */
export const LEAST_OF_A_LEVEL = 20;
const BETWEEN = ': ';

/** Features there are, in alphabetical order of their fields. */
export function customFeatures(customers: Iterable<Customer>): CustomFeatureKey[] {
	/** Of each field, whether it holds numbers or yes/no somewhere, and how often each text stands in it. */
	const fields = new Map<string, { numeric: boolean; levels: Map<string, number> }>();
	for (const { custom } of customers)
		for (const [name, value] of Object.entries(custom ?? {})) {
			if (value === '') continue;
			let field = fields.get(name);
			if (!field) fields.set(name, (field = { numeric: false, levels: new Map() }));
			if (typeof value !== 'string') field.numeric = true;
			else if (field.levels.size <= MOST_LEVELS) field.levels.set(value, (field.levels.get(value) ?? 0) + 1);
		}
	return [...fields.keys()].sort().flatMap((name): CustomFeatureKey[] => {
		const { numeric, levels } = fields.get(name)!;
		if (numeric) return [`custom/${name}`];
		return levels.size > MOST_LEVELS
			? []
			: offered(levels).map((level): CustomFeatureKey => `custom/${name}${BETWEEN}${level}`);
	});
}

/** Levels but the commonest, of two as common the first in the alphabet; those of few customers left out. */
function offered(levels: ReadonlyMap<string, number>): string[] {
	const sorted = [...levels].sort(([a, count], [b, other]) => other - count || (a < b ? -1 : 1));
	return sorted
		.slice(1)
		.filter(([, count]) => count >= LEAST_OF_A_LEVEL)
		.map(([level]) => level)
		.sort();
}

/** What a feature is of a customer, and the register that says so; null where the customer's record does not say. */
export function customFeatureOf(customer: Customer, key: string): { is: number; path: string } | null {
	const whole = readRegister(customer, key);
	if (typeof whole === 'number' || typeof whole === 'boolean') return { is: Number(whole), path: key };
	const found = levelOf(customer, key);
	return found && { is: Number(found.level === found.asked), path: found.path };
}

/** The field that a level's feature goes by, the customer's text in it and the one asked for; null where there is none. */
export function levelOf(customer: Customer, key: string): { path: string; level: string; asked: string } | null {
	for (let at = key.indexOf(BETWEEN); at >= 0; at = key.indexOf(BETWEEN, at + 1)) {
		const path = key.slice(0, at);
		const level = readRegister(customer, path);
		if (typeof level === 'string' && level !== '') return { path, level, asked: key.slice(at + BETWEEN.length) };
	}
	return null;
}
