import { describe, expect, it } from 'vitest';
import { correlationOf, surelyAtLeast } from '$lib/domain/insights/explore/correlation';
import { comparedOf, heatOf, MOST_COMPARED } from '$lib/domain/insights/explore/heat';
import type { ColumnFacts } from '$lib/domain/insights/explore/question';
import { unpaced } from '$lib/domain/pace';
import { vectors } from '../../vectors/models';

describe('correlations', () => {
	it('are those of pandas, over the rows that have both', async () => {
		const { columns, r, rows } = vectors.correlations;
		const named = Object.entries(columns).map(([id, values]) => ({ id, values }));
		const { cells } = await heatOf(named, named.length, unpaced);
		expect(cells.map(({ length }) => length)).toEqual(named.map((_, at) => at));
		cells.forEach((row, at) =>
			row.forEach((cell, before) => {
				expect(cell.rows).toBe(rows[at]![before]);
				const expected = r[at]![before]!;
				if (expected === null) expect(cell.r).toBeNull();
				else expect(Math.abs(cell.r! - expected)).toBeLessThanOrEqual(1e-12);
			})
		);
	});

	it('hold for numbers of any size, and are none where nothing can be said', () => {
		expect(correlationOf([1e308, -1e308, 0], [-1e308, 1e308, 0])).toEqual({ r: -1, rows: 3 });
		expect(correlationOf([5e-324, 0], [1, 2]).r).toBeCloseTo(-1, 12);
		expect(correlationOf([0.1, 0.1, 0.1], [1, 2, 3])).toEqual({ r: null, rows: 3 });
		expect(correlationOf([1, Infinity, NaN], [1, 2, 3])).toEqual({ r: null, rows: 1 });
		expect(correlationOf([], [])).toEqual({ r: null, rows: 0 });
	});

	it('of few rows are not relied on', () => {
		expect(surelyAtLeast({ r: 1, rows: 3 })).toBe(0);
		expect(surelyAtLeast({ r: null, rows: 100 })).toBe(0);
		expect(surelyAtLeast({ r: -0.5, rows: 10 })).toBe(0);
		// Fisher's interval of r = 0.5 over 100 rows is 0.3366 to 0.6341.
		expect(surelyAtLeast({ r: -0.5, rows: 100 })).toBeCloseTo(0.3366, 4);
		expect(surelyAtLeast({ r: 1, rows: 4 })).toBe(1);
	});

	it("are of a table's own numbers and yes or no, of too many those known best", () => {
		const column = (id: string, known: number, kind: ColumnFacts['kind'] = 'number'): ColumnFacts => ({
			...{ id, known, kind, discrete: false, open: false, values: [] }
		});
		const many = Array.from({ length: MOST_COMPARED + 1 }, (_, at) => column(`n${at}`, at === 3 ? 1 : 9));
		const others = [column('customer.age', 9), column('birthday', 9, 'day'), column('none', 0), column('t', 9, 'tags')];
		const { shown, comparable } = comparedOf([...many, ...others]);
		expect(comparable).toBe(MOST_COMPARED + 1);
		expect(shown.map(({ id }) => id)).toEqual(many.map(({ id }) => id).filter((id) => id !== 'n3'));
	});
});
