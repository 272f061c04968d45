import type { ColumnKey, Recipe, RecipeId, Step, StepKind, StepOf } from '$lib/domain/intake/recipe';
import { columnLabel } from '$lib/ui/field-text';
import { formatNumber } from '$lib/ui/format';
import { language, m } from '$lib/i18n';
import { counted } from './import-undo.svelte';

const RECIPE_NAMES: Record<RecipeId, () => string> = {
	'field-rep': m.recipe_field_rep,
	strict: m.recipe_strict,
	'analysis-table': m.recipe_analysis_table
};

/** A recipe that was changed here and not saved. */
export const CHANGED = { id: 'changed', name: undefined };

/** As a recipe is called in lists and files. */
export function recipeName({ id, name }: Recipe): string {
	if (name) return name;
	return Object.hasOwn(RECIPE_NAMES, id) ? RECIPE_NAMES[id as RecipeId]() : m.recipe_changed();
}

const list = (texts: readonly string[], type: Intl.ListFormatType, style: Intl.ListFormatStyle = 'long') =>
	new Intl.ListFormat(language.current, { type, style }).format(texts);
const columns = (keys: readonly ColumnKey[], type: Intl.ListFormatType = 'conjunction') =>
	list(keys.map(columnLabel), type);
/** Words that a reader takes for words: the others are what spreadsheets and C print for an error. */
const plainWords = (words: readonly string[]) => words.filter((word) => /^[a-z/]+$/i.test(word)).slice(0, 4);

const SENTENCES: { [K in StepKind]: (step: StepOf<K>) => string } = {
	clear: ({ words }) => m.recipe_clear({ words: list(plainWords(words), 'conjunction', 'narrow') }),
	normalise: ({ columns: keys }) =>
		keys ? m.recipe_normalise_columns({ columns: columns(keys) }) : m.recipe_normalise(),
	require: ({ anyOf }) =>
		anyOf.length > 1
			? m.recipe_require_any({ columns: columns(anyOf) })
			: m.recipe_require({ columns: columns(anyOf) }),
	'require-all': ({ columns: keys }) =>
		keys === 'all' ? m.recipe_require_whole() : m.recipe_require_all({ columns: columns(keys, 'disjunction') }),
	fill: ({ columns: keys, with: filling }) => {
		const names = { columns: keys === 'numbers' ? m.recipe_number_columns() : columns(keys) };
		if (typeof filling === 'object') return m.recipe_fill_value({ ...names, value: filling.value });
		return { mean: m.recipe_fill_mean, median: m.recipe_fill_median, mode: m.recipe_fill_mode }[filling](names);
	},
	'drop-repeats': ({ by }) => {
		if (by === 'match') return m.recipe_drop_matched();
		return by === 'row' ? m.recipe_drop_rows() : m.recipe_drop_columns({ columns: columns(by) });
	},
	range: ({ column, least, most }) => {
		const [from, to] = [least, most].map((end) => (end === undefined ? '' : formatNumber(end)));
		const named = { column: columnLabel(column), least: from!, most: to! };
		if (most === undefined) return m.recipe_range_least(named);
		return least === undefined ? m.recipe_range_most(named) : m.recipe_range(named);
	},
	integer: ({ column }) => m.recipe_integer({ column: columnLabel(column) }),
	'map-values': ({ column, values, into }) => {
		const pairs = Object.entries(values).map(([from, to]) => m.recipe_map_pair({ from, to: String(to) }));
		const named = { column: columnLabel(column), values: list(pairs, 'conjunction', 'narrow') };
		return into ? m.recipe_map_into({ ...named, into }) : m.recipe_map(named);
	},
	'min-max': ({ column, into }) => m.recipe_min_max({ column: columnLabel(column), into }),
	standardise: ({ column, into }) => m.recipe_standardise({ column: columnLabel(column), into })
};

/** What a step does, in a sentence. */
export const stepText = (step: Step): string => (SENTENCES[step.step] as (step: Step) => string)(step);

/** What a kind of step is called, to choose one. */
export const STEP_NAMES: Record<StepKind, () => string> = {
	clear: m.recipe_kind_clear,
	normalise: m.recipe_kind_normalise,
	require: m.recipe_kind_require,
	'require-all': m.recipe_kind_require_all,
	fill: m.recipe_kind_fill,
	'drop-repeats': m.recipe_kind_drop_repeats,
	range: m.recipe_kind_range,
	integer: m.recipe_kind_integer,
	'map-values': m.recipe_kind_map_values,
	'min-max': m.recipe_kind_min_max,
	standardise: m.recipe_kind_standardise
};

const OF_ROWS: ReadonlySet<StepKind> = new Set(['require', 'require-all', 'drop-repeats']);

/** How much a step did: `3 rows`, `12 cells`, or that there is nothing to do. */
export function stepCount(step: Step, count: number): string {
	if (count === 0) return m.recipe_nothing();
	return OF_ROWS.has(step.step) ? m.recipe_rows(counted(count)) : m.recipe_cells(counted(count));
}

/** What stands in a cell after a step. */
export const valueText = (text: string): string =>
	text === 'true' ? m.field_yes() : text === 'false' ? m.field_no() : text;
