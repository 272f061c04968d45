import type { GroupedPlot, Plot } from '$lib/domain/insights/explore/plot';
import type { ColumnFacts, ExploredTable, Question } from '$lib/domain/insights/explore/question';
import { formatNumber, formatPercent } from '$lib/ui/format';
import { decimalsOf, formatFigure } from '$lib/ui/format-scale';
import { m } from '$lib/i18n';
import { boxFinding, boxNotes } from './box-words';
import { columnInSentence, columnName, kindsIn, markName, scaleText, SPAN_NAMES, statisticName } from './column-words';
import { filterText } from './filter-words';
import { connectionText, heatFinding, heatNotes } from './heat-words';

export const TABLES: Record<ExploredTable, { name: () => string; nothing: () => string }> = {
	customers: { name: m.explore_customers, nothing: m.explore_nothing_customers },
	contacts: { name: m.explore_contacts, nothing: m.explore_nothing_contacts },
	orders: { name: m.explore_orders, nothing: m.explore_nothing_orders },
	feedback: { name: m.explore_feedback, nothing: m.explore_nothing_feedback }
};
const COUNTED: Record<ExploredTable, (inputs: { count: number; number: string }) => string> = {
	customers: m.explore_customers_counted,
	contacts: m.explore_contacts_counted,
	orders: m.explore_orders_counted,
	feedback: m.explore_feedback_counted
};
const FEW: Record<ExploredTable, (inputs: { number: string }) => string> = {
	customers: m.explore_customers_few,
	contacts: m.explore_contacts_few,
	orders: m.explore_orders_few,
	feedback: m.explore_feedback_few
};

/** A chart in one sentence, worked out from its numbers, and what else a reader must know of it. */
export interface Words {
	title: string;
	/** Proposed for one that is kept: the title, and what the filter lets through. */
	name: string;
	summary: string;
	notes: string[];
	/** Why there is no chart; its `summary` is then empty. */
	nothing: string;
}

/** @param homeCurrency ISO 4217: of totals that name no currency */
export function wordsOf(question: Question, plot: Plot, columns: readonly ColumnFacts[], homeCurrency: string): Words {
	const kindOf = kindsIn(columns);
	const { table } = question;
	const counted = (count: number) => COUNTED[table]({ count, number: formatNumber(count) });
	const few = (count: number) => FEW[table]({ number: formatNumber(count) });
	const left = plot.leftOut.flatMap(({ column, missing, infinite }) => {
		const told = (count: number) => ({ count, number: few(count), name: columnInSentence(column) });
		const isYesNo = columns.some(({ id, kind }) => id === column && kind === 'yesNo');
		const unknown = () => m.explore_left_unknown({ name: columnName(column), number: few(missing) });
		return [
			...(missing ? [isYesNo ? unknown() : m.explore_left_missing(told(missing))] : []),
			...(infinite ? [m.explore_left_infinite(told(infinite))] : [])
		];
	});
	const { all, matched, drawn } = plot.rows;
	const nothing = () => {
		if (all === 0) return TABLES[table].nothing();
		if (matched === 0) return m.explore_nothing_matches();
		if (drawn === 0) return m.explore_nothing_known({ text: left.join(m.explore_join()) });
		if (plot.chart === 'heat' && plot.columns.length < 2) return m.explore_nothing_to_compare();
		return plot.chart === 'none' ? m.explore_nothing_wide({ name: columnName(plot.column) }) : '';
	};
	const why = nothing();
	const said = why ? [] : [finding(question, plot, counted, few, kindOf), ...left];
	const title = titleOf(question, plot);
	const filter = plot.filtered ? filterIn(question, columns) : '';
	return {
		title,
		name: filter ? m.explore_kept_filtered({ title, filter }) : title,
		summary: said.length ? m.explore_sentence({ text: said.join(m.explore_join()) }) : '',
		notes: [
			...filterNotes(question, plot, filter, counted, few),
			...(why ? [] : [...notesOf(question, plot, columns), ...currencyNotes(question, plot, homeCurrency)])
		],
		nothing: why
	};
}

function titleOf({ table, measure, second }: Question, plot: Plot): string {
	if (plot.rows.drawn === 0) return TABLES[table].name();
	if (plot.chart === 'none') return columnName(measure);
	if (plot.chart === 'heat') return m.explore_heat_of({ table });
	if (plot.chart === 'box') {
		const name = columnName(measure);
		return plot.along ? m.explore_by({ measure: name, group: columnInSentence(plot.along.column) }) : name;
	}
	if (plot.chart === 'scatter') return m.explore_with({ name: columnName(measure), second: columnName(second) });
	const what = plot.value ? statisticName(plot.value) : TABLES[table].name();
	const [group, split] = [plot.along?.column, plot.split]
		.filter((column) => column !== undefined && column !== null)
		.map(columnInSentence);
	if (!group) return what;
	return split ? m.explore_by_two({ measure: what, group, split }) : m.explore_by({ measure: what, group });
}

type Counted = (count: number) => string;

function finding(
	{ measure, second }: Question,
	plot: Plot,
	counted: Counted,
	few: Counted,
	kindOf: (column: string) => 'number' | 'day'
): string {
	const total = counted(plot.rows.drawn);
	if (plot.constant !== null && plot.chart !== 'scatter' && !('value' in plot && plot.value)) {
		const same = { name: columnName(measure), value: scaleText(kindOf(measure), plot.constant), total };
		return plot.rows.drawn === 1 ? m.explore_says_single(same) : m.explore_says_same(same);
	}
	if (plot.chart === 'scatter') {
		const names = { name: columnName(measure), second: columnInSentence(second), total };
		if (plot.correlation === null) return m.explore_says_apart(names);
		return m.explore_says_together({
			...names,
			how: connectionText(plot.correlation),
			r: formatNumber(plot.correlation, 2)
		});
	}
	if (plot.chart === 'heat') return heatFinding(plot, counted);
	if (plot.chart === 'box') return boxFinding(measure, plot, kindOf(measure), total);
	return plot.chart === 'none' ? '' : groupedFinding(plot, total, few, kindOf);
}

function groupedFinding(
	plot: GroupedPlot,
	total: string,
	few: Counted,
	kindOf: (column: string) => 'number' | 'day'
): string {
	const { along, marks, series, value } = plot;
	const name = (at: number) => (along ? markName(along.column, kindOf(along.column), marks[at]!) : '');
	if (value) {
		const { told: known } = comparedPlaces(plot);
		if (known.length === 0) return m.explore_says_all({ total });
		const most = known.reduce((best, each) => (each.each > best.each ? each : best));
		const least = known.reduce((best, each) => (each.each < best.each ? each : best));
		const text = (each: number) => figureText(plot, each, decimalsOf(each / 10));
		const told = { name: statisticName(value), value: name(most.at), most: text(most.each), total };
		if (most.each === least.each) return m.explore_says_one(told);
		return m.explore_says_highest({ ...told, other: name(least.at), least: text(least.each) });
	}
	if (!along) return m.explore_says_all({ total });
	const counts = marks.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
	const most = Math.max(...counts);
	const first = counts.indexOf(most);
	const tied = counts.filter((count) => count === most).length;
	if (tied > 1)
		return m.explore_says_tied({ name: columnName(along.column), number: formatNumber(tied), part: few(most), total });
	const mark = marks[first]!;
	const told = { name: columnName(along.column), part: few(counts[first]!), total, value: name(first) };
	if (mark.as === 'others') return m.explore_says_others(told);
	if (mark.as === 'span') return m.explore_says_span(told);
	if (mark.as === 'value') return m.explore_says_word(told);
	const kind = kindOf(along.column);
	const decimals = decimalsOf(mark.to - mark.from);
	return m.explore_says_bin({
		...told,
		from: scaleText(kind, mark.from, decimals),
		to: scaleText(kind, mark.to, decimals)
	});
}

/** Groups of fewer rows are no example of what is high or low: one odd row makes their mean. */
const FEWEST_ROWS = 5;

/** The values that a sentence may go by, and whether there are others: groups too small to say much beside larger ones. */
function comparedPlaces({ series, value }: GroupedPlot): { told: { each: number; at: number }[]; passedOver: boolean } {
	const all = series.flatMap(({ values, rows }) =>
		values.flatMap((each, at) => (each === null ? [] : [{ each, at, rows: rows[at]! }]))
	);
	const large = all.filter(({ rows }) => rows >= FEWEST_ROWS);
	if (value?.statistic === 'sum' || large.length < 2) return { told: all, passedOver: false };
	return { told: large, passedOver: large.length < all.length };
}

/** A value of the chart: a share in per cents, else a number. */
export const figureText = ({ value }: GroupedPlot, figure: number, mostDecimals?: number): string =>
	value?.statistic === 'share' ? formatPercent(figure) : formatFigure(figure, mostDecimals);

/** What totals are in, which are of no one currency by themselves. */
function currencyNotes({ measure, group, second, chart }: Question, plot: Plot, currency: string): string[] {
	if (plot.rows.drawn === 0) return [];
	const shown = plot.chart === 'heat' ? plot.columns : [measure, group, ...(chart === 'scatter' ? [second] : [])];
	const total = shown.find((id) => /^(customer\.)?totalAmount$/.test(id));
	return total ? [m.explore_note_home_currency({ name: columnName(total), currency })] : [];
}

function filterIn({ filter }: Question, columns: readonly ColumnFacts[]): string {
	const column = columns.find(({ id }) => id === filter?.column);
	return filter && column ? filterText(filter, column) : '';
}

function filterNotes(
	{ filter: asked }: Question,
	plot: Plot,
	filter: string,
	counted: Counted,
	few: Counted
): string[] {
	const { all, matched } = plot.rows;
	if (filter) return [m.explore_note_filter({ filter, part: few(matched), total: counted(all) })];
	return asked ? [m.explore_note_filter_open()] : [];
}

function notesOf({ span }: Question, plot: Plot, columns: readonly ColumnFacts[]): string[] {
	const notes: string[] = [];
	if (plot.repeated) notes.push(m.explore_note_tags());
	if (plot.chart === 'scatter' && plot.shown < plot.rows.drawn)
		notes.push(m.explore_note_sample({ shown: formatNumber(plot.shown) }));
	if (plot.chart === 'heat') return [...notes, ...heatNotes(plot, columns)];
	if (plot.chart === 'box') return [...notes, ...boxNotes(plot)];
	if (plot.chart === 'none' || plot.chart === 'scatter') return notes;
	if (plot.value && comparedPlaces(plot).passedOver)
		notes.push(m.explore_note_few_rows({ number: formatNumber(FEWEST_ROWS) }));
	if (plot.overflows) notes.push(m.explore_note_overflow());
	const grain = plot.along?.grain;
	if (span && grain && grain !== span && grain !== 'value' && grain !== 'bins')
		notes.push(m.explore_note_span({ span: SPAN_NAMES[grain]() }));
	return notes;
}
