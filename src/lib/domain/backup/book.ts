import type { RegisterPath } from '../record';
import type { Stamp } from '../stamp';
import type { Instant } from '../time';

/** A value that lost a merge against one that had not seen it. Kept in `history`, travels in backups, listed as a conflict. */
export interface LostValue {
	/** `table/recordId/path/stamp`: the same loss found on two phones is one row. */
	id: string;
	table: string;
	recordId: string;
	path: RegisterPath;
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
