import type { ModelCard } from '$lib/domain/model';
import { formatDate, formatNumber, locale } from '$lib/ui/format';
import { today } from '$lib/ui/clock.svelte';
import { m } from '$lib/i18n';
import { featureName, sentences } from '../feature-words';

/** A measure as a number, as a file has it. */
export const figure = (value: number): string => (Number.isFinite(value) ? formatNumber(value, 3) : '–');
/** A coefficient or an odds ratio: to six digits, however small it is. */
export const preciseFigure = (value: number): string =>
	Number.isFinite(value) ? new Intl.NumberFormat(locale(), { maximumSignificantDigits: 6 }).format(value) : '–';
/** A share as times in a hundred. */
const inHundred = (share: number): string => formatNumber(100 * share, 0);

/** Of features that say nearly the same, why none of their coefficients says much. */
export const alikeSentences = ({ alike = [] }: ModelCard): string[] =>
	alike.map((keys) =>
		m.prediction_alike({
			names: keys.map((key) => m.prediction_quoted({ name: featureName(key) })).join(m.feature_list())
		})
	);

/** What there is to know before a model is believed, most telling first. */
export function cardSentences({ metrics, baseline, newest }: ModelCard): string[] {
	const { accuracy, rocAuc } = metrics;
	const isBetter = accuracy.low > baseline;
	const accurate = m.prediction_says_accuracy({
		right: inHundred(accuracy.value),
		low: inHundred(accuracy.low),
		high: inHundred(accuracy.high),
		baseline: inHundred(baseline)
	});
	return [
		sentences(accurate, isBetter ? m.prediction_better() : m.prediction_not_better()),
		m.prediction_says_auc({ auc: inHundred(rocAuc.value) }),
		newest
			? m.prediction_says_newest({
					day: formatDate(today(Date.parse(newest.from))),
					rows: formatNumber(newest.rows),
					right: inHundred(newest.accuracy.value),
					low: inHundred(newest.accuracy.low),
					high: inHundred(newest.accuracy.high),
					baseline: inHundred(newest.baseline)
				})
			: m.prediction_no_newest(),
		m.prediction_not_cause()
	];
}
