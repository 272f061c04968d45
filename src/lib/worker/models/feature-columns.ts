import { readDossiers } from '../../db/dossiers';
import { book } from '../../db/open';
import { readSetting } from '../../db/settings';
import { offsetHere } from '../../db/zone';
import { customFeatures } from '../../domain/insights/custom-features';
import type { FeatureColumn } from '../../domain/insights/feature-table';
import {
	BOOK_FEATURE_KEYS,
	featureOf,
	type Dossier,
	type FeatureKey,
	type Vantage
} from '../../domain/insights/features';
import { pacedEach, type Pace } from '../../domain/pace';
import { dayOf, type Instant, type PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';

/** The book as models read it. */
export interface Reading {
	dossiers: Dossier[];
	currency: string;
}

export async function readBook({ report }: Pick<TaskContext, 'report'>): Promise<Reading> {
	const dossiers = await readDossiers(book(), report);
	return { dossiers, currency: (await readSetting(book(), 'homeCurrency')) ?? commonestCurrency(dossiers) };
}

/** What most orders are in, while no home currency is set; nothing where there are no orders. */
function commonestCurrency(dossiers: readonly Dossier[]): string {
	const counts = new Map<string, number>();
	for (const { orders } of dossiers)
		for (const { currency } of orders) counts.set(currency, (counts.get(currency) ?? 0) + 1);
	return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])[0];
}

/** The phone's calendar day of an instant, daylight saving of that day included. */
export const calendarDay = (at: Instant): PlainDay => dayOf(at, offsetHere(at));

/** The present, as a vantage. @param now milliseconds since 1970 */
export function vantageNow(now: number, currency: string): Vantage {
	const at = new Date(now).toISOString();
	return { at, day: calendarDay(at), dayOf: calendarDay, currency };
}

/** What there is to choose of, and the currency that amounts are in: ISO 4217, or empty. */
export interface FeatureChoices {
	choices: FeatureChoice[];
	currency: string;
}

/** A feature that can be chosen, and how many customers it is known of. */
export interface FeatureChoice {
	key: FeatureKey;
	known: number;
	customers: number;
	/** They differ in it: of what is the same for all there is nothing to learn. */
	varies: boolean;
}

/**
 * Every feature the book could have, as known of some of its customers.
 *
 * @param rows those customers @param vantageOf where each of them is seen from
 */
export function featureChoices(
	dossiers: readonly Dossier[],
	rows: readonly Dossier[],
	vantageOf: (row: number) => Vantage
): FeatureChoice[] {
	const keys = [...BOOK_FEATURE_KEYS, ...customFeatures(dossiers.map(({ customer }) => customer))];
	return keys.map((key) => {
		const values = rows
			.map((dossier, row) => featureOf(key, dossier, vantageOf(row)))
			.filter((value) => !Number.isNaN(value));
		const varies = values.some((value) => value !== values[0]);
		return { key, known: values.length, customers: rows.length, varies };
	});
}

/** A column a feature, a row a customer, each seen from its own vantage. */
export async function featureColumns(
	keys: readonly FeatureKey[],
	dossiers: readonly Dossier[],
	vantageOf: (row: number) => Vantage,
	pace: Pace
): Promise<FeatureColumn[]> {
	const columns = keys.map((key) => ({ key, values: new Float64Array(dossiers.length) }));
	await pacedEach(dossiers.length, pace, (row) => {
		const vantage = vantageOf(row);
		keys.forEach((key, index) => {
			columns[index]!.values[row] = featureOf(key, dossiers[row]!, vantage);
		});
	});
	return columns;
}
