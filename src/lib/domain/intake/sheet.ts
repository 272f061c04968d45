import type { TextColumn } from './text-column';

export const MOST_COLUMNS = 500;

/**
 * A table as it came from a file, by columns: what every reader (CSV, JSON) gives and mapping and cleaning
 * take. Cells are the file's own text, formula escapes undone, nothing trimmed.
 */
export interface Sheet {
	/** One a column: trimmed, never blank (`#3` for the third column), never twice the same (`name`, `name (2)`). */
	headers: string[];
	/** `columns[c].at(r)` is the cell of row `r`, '' where the row is too short or a record lacks it. */
	columns: TextColumn[];
	rowCount: number;
	/**
	 * Number of each row in the file's table, as a spreadsheet program shows it: the header is 1, a blank line counts,
	 * a cell with line breaks does not. Of JSON: the record's number from 1.
	 */
	rowNumbers: Uint32Array;
	/** Rows with too many or too few cells, by index, with all the cells they have. */
	uneven: Map<number, string[]>;
	/** The format says by itself which cell is missing ('' here), so that any word in a cell is meant. */
	saysMissing?: boolean;
}

/** Index of the row with this number in the file; -1 where there is none. */
export function rowAt({ rowNumbers }: Pick<Sheet, 'rowNumbers'>, number: number): number {
	let [low, high] = [0, rowNumbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rowNumbers[middle]! < number) low = middle + 1;
		else high = middle;
	}
	return rowNumbers[low] === number ? low : -1;
}

/** The row as it stood in the file. */
export const cellsOf = (sheet: Sheet, row: number): string[] =>
	sheet.uneven.get(row) ?? sheet.columns.map((column) => column.at(row));

/** Whether no cell says anything. */
export const isBlank = (cells: Iterable<string>): boolean => everyCell(cells, (cell) => cell.trim() === '');

export function everyCell(cells: Iterable<string>, test: (cell: string) => boolean): boolean {
	for (const cell of cells) if (!test(cell)) return false;
	return true;
}

/** `name, name, ''` → `name, name (2), #3`. */
export function uniqueHeaders(names: string[]): string[] {
	const given = new Set(names);
	const used = new Set<string>();
	return names.map((name, index) => {
		const base = name || `#${index + 1}`;
		let unique = base;
		for (let count = 2; used.has(unique) || (unique !== name && given.has(unique)); count++)
			unique = `${base} (${count})`;
		used.add(unique);
		return unique;
	});
}
