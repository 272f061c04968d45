import type { Customer } from '../customer';
import type { SatisfactionModel, UnseenLevel } from '../model';
import { levelOf } from './custom-features';
import type { FeatureColumn } from './feature-table';

/**
 * Every text there is in the fields whose levels are features, among the rows that know all features: only of these can
 * a model say anything. Undefined where no feature is a level.
 *
 * @param customers a row each
 */
export function levelsAmong(
	features: readonly FeatureColumn[],
	customers: readonly Customer[]
): SatisfactionModel['levels'] {
	const found = new Map<string, Set<string>>();
	customers.forEach((customer, row) => {
		if (features.some(({ values }) => Number.isNaN(values[row]))) return;
		for (const { key } of features) {
			const level = levelOf(customer, key);
			if (!level) continue;
			const levels = found.get(level.path) ?? new Set();
			found.set(level.path, levels.add(level.level));
		}
	});
	if (found.size === 0) return undefined;
	return Object.fromEntries([...found].map(([path, levels]) => [path, [...levels].sort()]));
}

/** The customer's texts that the model never met, and the places of the features that go by them. */
export function unseenOf(
	{ features, levels }: SatisfactionModel,
	customer: Customer
): { levels: UnseenLevel[]; features: ReadonlySet<number> } {
	const unseen = new Map<string, string>();
	const places = new Set<number>();
	if (levels)
		features.forEach(({ key }, index) => {
			const found = levelOf(customer, key);
			if (!found || levels[found.path]?.includes(found.level) !== false) return;
			unseen.set(found.path, found.level);
			places.add(index);
		});
	return { levels: Array.from(unseen, ([key, level]) => ({ key, level })), features: places };
}
