import { escapeFormula } from './formula';

/** A text as a cell of a CSV file (RFC 4180) that no spreadsheet program runs, quoted where it has to be. */
function csvCell(text: string): string {
	const safe = escapeFormula(text);
	return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The byte order mark by which Excel knows UTF-8. */
export const CSV_START = '\ufeff';

/** A line of a CSV file; of what is null the cell is empty. A number is one, not a text that looks like a formula. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
	cells.map((cell) => (typeof cell === 'string' ? csvCell(cell) : String(cell ?? ''))).join(',') + '\r\n';
