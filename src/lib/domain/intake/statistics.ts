import type * as Arquero from 'arquero';
import { failed, ok, type Result } from '../problem';
import { minMaxScaled, spreadOf, standardised } from '../standardise';

type Statistic = 'mean' | 'median' | 'mode';

let loading: Promise<typeof Arquero | undefined> | undefined;

/**
 * Arquero, where it can run: it makes code of each expression, which a page, or a host whose policy forbids `eval`
 * for the worker's file, refuses. Tried once.
 */
function arquero(): Promise<typeof Arquero | undefined> {
	return (loading ??= import('arquero').then((library) => {
		try {
			return library
				.table({ tried: [1] })
				.rollup({ tried: library.op.sum('tried') })
				.get('tried') === 1
				? library
				: undefined;
		} catch {
			return undefined;
		}
	}));
}

/**
 * A statistic as pandas gives it: the median of an even count is the mean of the middle two, of several modes the
 * least is taken. Fails with `step-no-values`, `step-too-wide` where a number would be infinite, or
 * `step-cannot-calculate`.
 */
export async function statisticOf<T extends number | string | boolean>(
	values: ArrayLike<T>,
	statistic: Statistic
): Promise<Result<T | number>> {
	const library = await arquero();
	if (!library) return failed('step-cannot-calculate');
	if (values.length === 0) return failed('step-no-values');
	const { table, op, desc } = library;
	const column = table({ value: values });
	const found: T | number =
		statistic === 'mode'
			? column.groupby('value').count().orderby(desc('count'), 'value').get('value')
			: column.rollup({ found: statistic === 'mean' ? op.mean('value') : op.median('value') }).get('found');
	return typeof found !== 'number' || Number.isFinite(found) ? ok(found) : failed('step-too-wide');
}

/**
 * Numbers on another scale: from 0 to 1, or in sample standard deviations from their mean. Without arquero: to load it
 * takes longer than this. Fails with `step-no-values`, `step-too-wide`, or `step-constant` where all are the same.
 */
export function scaled(numbers: Float64Array, scale: 'min-max' | 'standardise'): Result<Float64Array> {
	if (numbers.length === 0) return failed('step-no-values');
	if (numbers.every((number) => number === numbers[0])) return failed('step-constant');
	const found = scale === 'min-max' ? minMaxScaled(numbers) : standardised(numbers, spreadOf(numbers));
	// A spread beyond the greatest number there is would make zeros or nothing of every value.
	const isWhole = found.every(Number.isFinite) && found.some((number) => number !== 0);
	return isWhole ? ok(found) : failed('step-too-wide');
}
