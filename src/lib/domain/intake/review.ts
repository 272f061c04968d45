import { cellsOf, rowAt, type Sheet } from './sheet';

/**
 * What a person decided of single rows while looking at a plan. Rows go by their number in the file, so that it is
 * carried out again whenever the plan is made again, whatever the columns are mapped to by then. Plain data.
 */
export interface Review {
	/** Rows that stay out of the book. */
	leftOut: ReadonlySet<number>;
	/** Rows that were mended: a cell for each header. The latest mended comes last. */
	mended: ReadonlyMap<number, readonly string[]>;
}

export const UNREVIEWED: Review = { leftOut: new Set(), mended: new Map() };

/** The sheet with the mended cells in place. */
export function mendedSheet(sheet: Sheet, { mended }: Pick<Review, 'mended'>): Sheet {
	const uneven = new Map(sheet.uneven);
	const mendedCells = sheet.columns.map(() => new Map<number, string>());
	for (const [number, cells] of mended) {
		const row = rowAt(sheet, number);
		if (row < 0) continue;
		uneven.delete(row);
		for (const [index, column] of mendedCells.entries()) column.set(row, cells[index] ?? '');
	}
	return { ...sheet, columns: sheet.columns.map((column, index) => column.with(mendedCells[index]!)), uneven };
}

/** The cells of the row with this number, with those that stand beyond the header; none where there is no such row. */
export function cellsOfNumber(sheet: Sheet, number: number): string[] {
	const row = rowAt(sheet, number);
	return row < 0 ? [] : cellsOf(sheet, row);
}
