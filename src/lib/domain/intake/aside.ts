import { problem } from '../problem';
import type { Quarantined } from './cleaned';
import type { Plan } from './planned';
import { cellsOfNumber } from './review';
import type { Sheet } from './sheet';

/** The rows that a plan does not bring into the book: kept aside by the recipe, or left out by the person. */
export const rowsAside = ({ quarantined, leftOut }: Pick<Plan, 'quarantined' | 'leftOut'>): Quarantined[] =>
	[...quarantined, ...leftOut].sort((a, b) => a.row - b.row);

/**
 * The cells that were set aside in rows that are kept, each with its whole row: only the row says whose cell it was,
 * which is what erasing a person for good goes by.
 */
export const cellsAside = ({ notes }: Pick<Plan, 'notes'>, sheet: Sheet): Quarantined[] =>
	notes.map(({ row, column, text, code }) => ({
		row,
		headers: sheet.headers,
		cells: cellsOfNumber(sheet, row),
		column,
		reason: problem(code, { value: text })
	}));

/** Tells the two apart where they are kept together. */
export const isCellAside = ({ reason }: Pick<Quarantined, 'reason'>): boolean => reason.code.startsWith('cell-');
