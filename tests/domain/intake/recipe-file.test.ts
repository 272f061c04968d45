import { describe, expect, it } from 'vitest';
import { RECIPES, type Step } from '$lib/domain/intake/recipe';
import { isStep, readRecipe, readRecipeText, recipeFile } from '$lib/domain/intake/recipe-file';

const file = (steps: unknown, other: object = {}) => ({
	...{ format: 'satchel-recipe', version: '1.0', name: 'Mine', steps },
	...other
});

describe('a recipe file', () => {
	it.each(Object.values(RECIPES))('says the whole of $id', (recipe) => {
		const text = JSON.stringify(recipeFile('Mine', recipe));
		expect(readRecipeText(text, 'own')).toEqual({ ok: true, value: { ...recipe, id: 'own', name: 'Mine' } });
	});

	it('passes over what a later minor version adds', () => {
		const read = readRecipe(file([], { version: '1.7', colour: 'red' }), 'own');
		expect(read).toEqual({ ok: true, value: { id: 'own', name: 'Mine', steps: [] } });
	});

	it.each<[string, unknown, object]>([
		['text', 'not a recipe', { code: 'recipe-foreign', facts: {} }],
		['a list', [], { code: 'recipe-foreign', facts: {} }],
		['a backup', { format: 'satchel-backup' }, { code: 'recipe-foreign', facts: {} }],
		['a newer format', file([], { version: '2.0' }), { code: 'recipe-newer', facts: { version: '2.0' } }],
		['no version', file([], { version: 'new' }), { code: 'recipe-malformed', facts: {} }],
		['no name', file([], { name: ' ' }), { code: 'recipe-malformed', facts: {} }],
		['no steps', file('all'), { code: 'recipe-malformed', facts: {} }],
		['too many', file(Array(101).fill({ step: 'normalise' })), { code: 'recipe-malformed', facts: {} }],
		[
			'a step nobody knows',
			file([{ step: 'normalise' }, { step: 'constructor' }]),
			{ code: 'recipe-malformed', facts: { step: 2 } }
		]
	])('is refused: %s', (_, content, problem) => {
		expect(readRecipe(content, 'own')).toEqual({ ok: false, problem });
		expect(readRecipeText('{', 'own')).toMatchObject({ problem: { code: 'recipe-foreign' } });
	});
});

describe('a step', () => {
	it.each<Step>([
		{ step: 'require', anyOf: ['custom/Seat'], reason: 'row-missing-value' },
		{ step: 'range', column: 'age', least: 0 },
		{ step: 'range', column: 'age', most: 99 },
		{ step: 'map-values', column: 'gender', values: { m: 'male' } },
		{ step: 'fill', columns: ['age'], with: 'mean' }
	])('has all its parts: %j', (step) => expect(isStep(step)).toBe(true));

	it.each<object | null>([
		null,
		{ step: 'clear', words: [] },
		{ step: 'normalise', columns: ['shoe'] },
		{ step: 'require', anyOf: ['name'], reason: 'file-empty' },
		{ step: 'require-all', columns: 'some' },
		{ step: 'fill', columns: 'numbers', with: 'guess' },
		{ step: 'fill', columns: ['address'], with: { value: ' ' } },
		{ step: 'drop-repeats', by: [] },
		{ step: 'range', column: 'age' },
		{ step: 'range', column: 'age', least: 2, most: 1 },
		{ step: 'range', column: 'age', least: '2' },
		{ step: 'integer', column: 'custom/ ' },
		{ step: 'map-values', column: 'gender', values: {} },
		{ step: 'map-values', column: 'gender', values: { m: 'male' }, into: 'code' },
		{ step: 'map-values', column: 'gender', values: { m: Number.NaN }, into: 'code' },
		{ step: 'min-max', column: 'age' }
	])('lacks a part: %j', (step) => expect(isStep(step)).toBe(false));
});
