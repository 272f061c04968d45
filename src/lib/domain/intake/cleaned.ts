import type { FieldType } from '../fields';
import type { Problem, ProblemCode } from '../problem';
import type { Fingerprints } from './fingerprint';
import type { ColumnKey, Step } from './recipe';
import type { Values } from './values';

/** One field of every row: text as in the file until a step normalises it. */
export interface CleanColumn {
	key: ColumnKey;
	type: FieldType;
	/** Header of the column it came from. */
	header: string;
	/** Longest text, in UTF-16 code units. */
	maxLength: number;
	range?: readonly [number, number];
	reversed: boolean;
	values: Values;
	/** Why a cell does not hold, by row. Of an impossible phone or email the text stays in `values`. */
	faults: Map<number, ProblemCode>;
	normalised: boolean;
	/** Rows whose gap a recipe filled: what the file does not say. */
	filled?: Set<number>;
}

/** Why a row is kept aside. */
export interface QuarantineReason {
	/** Header of the column at fault, where it is one. */
	column?: string;
	reason: Problem;
}

/** A row that is kept aside. */
export interface Quarantined extends QuarantineReason {
	/** Number of the row in the file (see `Sheet.rowNumbers`). */
	row: number;
	headers: string[];
	/** As they stood in the file. */
	readonly cells: string[];
}

/** A cell that was set aside or repaired, in a row that is kept. */
export interface CellNote {
	row: number;
	/** Header of its column. */
	column: string;
	/** The cell as it stood in the file. */
	text: string;
	code: ProblemCode;
}

/** A convention by which a whole column was read without proof. `facts.used`: `dmy`, `mdy` or `.`. */
export interface ColumnNote {
	column: string;
	problem: Problem;
}

/** What one step did: cells changed, or rows kept aside or left out, with the first few. */
export interface StepReport {
	step: Step;
	count: number;
	examples: { row: number; column?: string; from: string; to: string }[];
	/** Why it could not do its work, or not in a column. `facts.column`: the header; `facts.key`: a `ColumnKey`. */
	problems: Problem[];
}

/** A sheet after its recipe. Every row is kept, quarantined, or the repeat of a kept one. */
export interface Cleaned {
	rowCount: number;
	/** See `Sheet.rowNumbers`. */
	rowNumbers: Uint32Array;
	columns: Map<ColumnKey, CleanColumn>;
	/** Whether the file has no column for a person's name, so that the company's stands for it. */
	companies: boolean;
	/** Of the whole row as it stood in the file, by row. */
	fingerprints: Fingerprints;
	/** By row. */
	quarantined: Map<number, Quarantined>;
	/** Row that repeats → the earlier kept row. */
	repeats: Map<number, number>;
	/** By row, 1 where it is one of these two: asked of every row in every step (see `isKept`). */
	aside: Uint8Array;
	/** Of kept rows only, in the file's order. */
	notes: CellNote[];
	columnNotes: ColumnNote[];
	steps: StepReport[];
}
