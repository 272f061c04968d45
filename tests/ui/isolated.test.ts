import { expect, it } from 'vitest';
import { isolated } from '$lib/ui/isolated';

it('keeps a name that runs from right to left from pulling the sentence along, and leaves others alone', () => {
	expect(isolated('ليلى حداد')).toBe('\u2068ليلى حداد\u2069');
	expect(isolated('Dana דנה')).toBe('\u2068Dana דנה\u2069');
	for (const name of ['Wang Fang', '王芳', '👩🏽‍🔧 Jo', '']) expect(isolated(name)).toBe(name);
});
