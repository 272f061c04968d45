import { FIELDS } from '../fields';
import { failed, ok, type Result } from '../problem';
import type { Recipe, Step, StepKind } from './recipe';

const RECIPE_FORMAT = 'satchel-recipe';
const VERSION = '1.0';
const MOST_STEPS = 100;
/** Longest name, in UTF-16 code units. */
export const RECIPE_NAME_LENGTH = 100;

/** A recipe as it is exported, and kept in the book. */
export interface RecipeFile extends Omit<Recipe, 'id'> {
	format: typeof RECIPE_FORMAT;
	version: string;
	name: string;
}

export const recipeFile = (name: string, { padShortRows, steps }: Recipe): RecipeFile => ({
	...{ format: RECIPE_FORMAT, version: VERSION, name },
	...(padShortRows && { padShortRows }),
	steps
});

type Unchecked = Record<string, unknown>;

const isObject = (value: unknown): value is Unchecked =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isName = (value: unknown): boolean => isText(value) && value.trim() !== '';
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isColumn = (value: unknown): boolean =>
	isText(value) && (Object.hasOwn(FIELDS, value) || /^custom\/\s*\S/.test(value));
const listOf = (value: unknown, test: (each: unknown) => boolean): boolean =>
	Array.isArray(value) && value.length > 0 && value.every(test);
const isMissing = (value: unknown): boolean => value === undefined;

/** Whether the parts of each kind of step are all there, and what they should be. */
const IS_WHOLE: { [K in StepKind]: (step: Unchecked) => boolean } = {
	clear: ({ words }) => listOf(words, isText),
	normalise: ({ columns }) => isMissing(columns) || listOf(columns, isColumn),
	require: ({ anyOf, reason }) =>
		listOf(anyOf, isColumn) && ['row-no-name', 'row-no-way-to-reach', 'row-missing-value'].includes(String(reason)),
	'require-all': ({ columns }) => columns === 'all' || listOf(columns, isColumn),
	fill: ({ columns, with: filling }) =>
		(columns === 'numbers' || listOf(columns, isColumn)) &&
		(isObject(filling) ? isName(filling.value) : ['mean', 'median', 'mode'].includes(String(filling))),
	'drop-repeats': ({ by }) => by === 'match' || by === 'row' || listOf(by, isColumn),
	range: ({ column, least, most }) =>
		isColumn(column) &&
		[least, most].every((end) => isMissing(end) || isNumber(end)) &&
		(isMissing(least) ? !isMissing(most) : isMissing(most) || Number(least) <= Number(most)),
	integer: ({ column }) => isColumn(column),
	'map-values': ({ column, values, into }) =>
		isColumn(column) &&
		isObject(values) &&
		// Beside the column stands a number.
		listOf(Object.values(values), (each) => isNumber(each) || (isText(each) && isMissing(into))) &&
		(isMissing(into) || isName(into)),
	'min-max': ({ column, into }) => isColumn(column) && isName(into),
	standardise: ({ column, into }) => isColumn(column) && isName(into)
};

/** The kinds of steps there are, in the order a recipe goes through as a rule. */
export const STEP_KINDS = Object.keys(IS_WHOLE) as StepKind[];

/** Whether the value is a step with all its parts. */
export const isStep = (value: unknown): value is Step =>
	isObject(value) && Object.hasOwn(IS_WHOLE, String(value.step)) && IS_WHOLE[value.step as StepKind](value);

/**
 * A recipe from the JSON of its file. Fails with `recipe-foreign`, `recipe-newer` (`facts.version`) or
 * `recipe-malformed` (`facts.step`: number of the first step that is none, from 1).
 *
 * @param id the recipe's here
 */
export function readRecipe(content: unknown, id: string): Result<Recipe & { name: string }> {
	if (!isObject(content) || content.format !== RECIPE_FORMAT) return failed('recipe-foreign');
	const version = String(content.version);
	if (!/^\d+\.\d+$/.test(version)) return failed('recipe-malformed');
	if (Number(version.split('.')[0]) > 1) return failed('recipe-newer', { version });
	const { name, steps, padShortRows } = content;
	if (!isName(name) || !Array.isArray(steps) || steps.length > MOST_STEPS) return failed('recipe-malformed');
	const bad = steps.findIndex((step) => !isStep(step));
	if (bad >= 0) return failed('recipe-malformed', { step: bad + 1 });
	return ok({
		id,
		name: String(name).trim().slice(0, RECIPE_NAME_LENGTH),
		...(padShortRows === true && { padShortRows }),
		steps: steps as Step[]
	});
}

/** As {@link readRecipe}, from a file's text: `recipe-foreign` too where it is no JSON. */
export function readRecipeText(text: string, id: string): Result<Recipe & { name: string }> {
	try {
		return readRecipe(JSON.parse(text), id);
	} catch {
		return failed('recipe-foreign');
	}
}
