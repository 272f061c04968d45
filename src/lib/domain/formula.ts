/** A cell that a spreadsheet program would run as a formula, or that was escaped so that it does not. East Asian ones read full-width signs too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** The cell with an apostrophe before it where a spreadsheet program would run it (OWASP, CSV injection). */
export const escapeFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** Undoes {@link escapeFormula}, whatever the cell was. */
export const unescapeFormula = (cell: string): string =>
	cell.charCodeAt(0) === 0x27 && FORMULA.test(cell) ? cell.slice(1) : cell;
