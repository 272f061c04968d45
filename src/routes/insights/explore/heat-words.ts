import { surelyAtLeast, type Correlation } from '$lib/domain/insights/explore/correlation';
import type { HeatPlot } from '$lib/domain/insights/explore/heat';
import type { ColumnFacts } from '$lib/domain/insights/explore/question';
import { formatNumber } from '$lib/ui/format';
import { formatSigned } from '$lib/ui/format-scale';
import { m } from '$lib/i18n';
import { columnInSentence, columnName } from './column-words';

interface Pair extends Correlation {
	first: string;
	second: string;
}

/** All pairs, the strongest first; those of which nothing can be said at the end. */
export function pairsOf({ columns, cells }: HeatPlot): Pair[] {
	const size = ({ r }: Correlation) => (r === null ? -1 : Math.abs(r));
	return cells
		.flatMap((row, at) => row.map((cell, before) => ({ first: columns[before]!, second: columns[at]!, ...cell })))
		.sort((one, other) => size(other) - size(one));
}

export const coefficientText = (r: number | null): string => (r === null ? '–' : formatSigned(r, 2));

/** The strength of a correlation in the steps of Cohen 1988, Statistical Power Analysis, p. 79-81: −3 to 3. */
export function strengthOf(r: number): number {
	return Math.sign(r) * [0.1, 0.3, 0.5].filter((least) => Math.abs(r) >= least).length;
}

const CONNECTIONS: Record<string, () => string> = {
	'-3': m.explore_how_strong_down,
	'-2': m.explore_how_down,
	'-1': m.explore_how_weak_down,
	0: m.explore_how_none,
	1: m.explore_how_weak_up,
	2: m.explore_how_up,
	3: m.explore_how_strong_up
};
export const connectionText = (r: number): string => CONNECTIONS[strengthOf(r)]!();

/** What the map shows: the pair of the closest connection that can be relied on. @param counted `335 customers` */
export function heatFinding(plot: HeatPlot, counted: (rows: number) => string): string {
	const pairs = pairsOf(plot);
	const number = formatNumber(pairs.length);
	const [first, ...others] = pairs;
	const closest = others.reduce((best, each) => (surelyAtLeast(each) > surelyAtLeast(best) ? each : best), first!);
	if (pairs.every(({ r }) => r === null)) return m.explore_says_none_known();
	if (closest.r === null || surelyAtLeast(closest) === 0)
		return m.explore_says_none_close({ number, count: pairs.length });
	return m.explore_says_closest({
		...{ number, name: columnInSentence(closest.first), second: columnInSentence(closest.second) },
		...{ how: connectionText(closest.r), r: formatNumber(closest.r, 2), total: counted(closest.rows) }
	});
}

/** How to read it. @param columns of the table */
export function heatNotes({ columns: shown, comparable }: HeatPlot, columns: readonly ColumnFacts[]): string[] {
	const yesNo = columns
		.filter(({ id, kind }) => kind === 'yesNo' && shown.includes(id))
		.map(({ id }) => columnName(id));
	return [
		m.explore_note_heat(),
		...(yesNo.length ? [m.explore_note_yes_no({ names: yesNo.join(m.feature_list()) })] : []),
		...(comparable > shown.length
			? [m.explore_note_compared({ shown: formatNumber(shown.length), all: formatNumber(comparable) })]
			: [])
	];
}
