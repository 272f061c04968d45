import { expect, it } from 'vitest';
import { initialOf } from '$lib/ui/initial';

it('is the first letter or digit of a name, whatever stands before it', () => {
	expect(['li na', '王芳', '\u200fليلى', '«Ann»', '3M', '👩‍👩‍👧‍👦 Smith'].map(initialOf)).toEqual([
		...['L', '王', 'ل', 'A', '3', 'S']
	]);
	expect(['😀', ''].map(initialOf)).toEqual(['😀', '?']);
});
