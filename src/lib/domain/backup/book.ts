import type { Clock, RegisterPath } from '../record';
import type { Seen, Stamp } from '../stamp';
import type { Instant } from '../time';

/** A row of any table as it travels: a record has a clock, a row kept aside has none; derived fields stay at home. */
export interface Row {
	id: string;
	clock?: Clock;
	[field: string]: unknown;
}

/** A value that lost a merge against one that had not seen it. Kept in `history`, travels in backups, listed as a conflict. */
export interface LostValue {
	/** `table/recordId/path/stamp`: the same loss found on two phones is one row. */
	id: string;
	table: string;
	recordId: string;
	path: RegisterPath;
	/** Missing where what was lost is that the field had been emptied. */
	value?: unknown;
	stamp: Stamp;
}

/** What stays of something erased for good: that it was there, and when it went. */
export interface Erased {
	/** Id of the erased record. */
	id: string;
	table: string;
	/** The record it went with; missing where it was erased itself. */
	owner?: string;
	stamp: Stamp;
	at: Instant;
}

/**
 * All that merges. Rows stand by table and id; a table may be one this version does not know. A file that holds a part
 * of a book carries no `seen`: it then speaks for the rows it has and judges nothing else.
 */
export interface Book {
	tables: Map<string, Map<string, Row>>;
	history: Map<string, LostValue>;
	erased: Map<string, Erased>;
	seen: Seen;
}

export const emptyBook = (): Book => ({ tables: new Map(), history: new Map(), erased: new Map(), seen: {} });
