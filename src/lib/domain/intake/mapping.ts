import type { FieldKey } from '../fields';

/** What an unmapped column's cells are kept as. */
export type CustomType = 'text' | 'number' | 'yesNo' | 'day';

/** Where a column goes. Plain JSON: it becomes part of a saved recipe. */
export type Target =
	| { to: 'field'; field: FieldKey; /** Yes means no and no means yes; only for yes/no fields. */ reversed?: boolean }
	| { to: 'custom'; name: string; type: CustomType; reversed?: boolean }
	| { to: 'nothing' };

/** A column by its header, and where it goes. */
export interface ColumnMapping {
	header: string;
	target: Target;
}

/** One entry a column, in the sheet's order. */
export type Mapping = ColumnMapping[];
