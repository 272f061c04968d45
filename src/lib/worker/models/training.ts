import type { Customer } from '../../domain/customer';
import type { Dossier, FeatureKey, Vantage } from '../../domain/insights/features';
import { labelOf, type Label } from '../../domain/insights/labels';
import type { Training } from '../../domain/insights/satisfaction';
import type { Pace } from '../../domain/pace';
import { calendarDay, featureColumns, type Reading } from './feature-columns';

/** The labelled customers and the vantage of each: the moment of its label. */
export interface Labelled {
	dossiers: Dossier[];
	labels: Label[];
	unlabelled: number;
	undecided: number;
}

export function labelled(dossiers: readonly Dossier[]): Labelled {
	const found: Labelled = { dossiers: [], labels: [], unlabelled: 0, undecided: 0 };
	for (const dossier of dossiers) {
		const label = labelOf(dossier);
		if (typeof label === 'string') found[label]++;
		else {
			found.dossiers.push(dossier);
			found.labels.push(label);
		}
	}
	return found;
}

export const vantageOfLabel = ({ at, stamp }: Label, currency: string): Vantage => {
	return { at, day: calendarDay(at), stamp, dayOf: calendarDay, currency };
};

/** What a model learns from: every feature as it was known before the label's moment; and whom, a row each. */
export async function trainingRows(
	{ dossiers, currency }: Reading,
	keys: readonly FeatureKey[],
	pace: Pace
): Promise<Training & { customers: Customer[] }> {
	const { dossiers: rows, labels, unlabelled, undecided } = labelled(dossiers);
	const features = await featureColumns(keys, rows, (row) => vantageOfLabel(labels[row]!, currency), pace);
	return {
		features,
		labels: Uint8Array.from(labels, ({ satisfied }) => Number(satisfied)),
		moments: labels.map(({ at }) => at),
		unlabelled,
		undecided,
		customers: rows.map(({ customer }) => customer)
	};
}
