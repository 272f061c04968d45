import type { Row } from '../domain/backup/book';
import type { Clock } from '../domain/record';
import type { Instant } from '../domain/time';
import type { Stamp } from '../domain/stamp';
import type { Problem } from '../domain/problem';
import type { RecordTable } from '../domain/tables';

/** One value of this device: `database`, `device`, `userName`, `country` … Never part of a backup. */
export interface Setting {
	key: string;
	value: unknown;
}

/** An import, sample book or restore, as one thing that can be undone. */
export interface Batch {
	id: string;
	at: Instant;
	kind: 'import' | 'sample' | 'restore';
	/** File name as the person knows it. */
	name: string;
	/** The journaled action that brought it, or brought it back: undone, all of the batch goes. */
	action: string;
	/** The action that took it back, while it is taken back. */
	undoneBy?: string;
	/** Of every action that brought it or took it back: what stands under one of them, no person has edited since. */
	stamps: Stamp[];
	counts: Record<string, number>;
}

/** A row of a file that was kept aside, as it stood in the file. */
export interface QuarantinedRow {
	id: string;
	batch: string;
	/** Line of the file's table, header = 1. */
	row: number;
	headers: string[];
	cells: string[];
	/** Header of the column at fault, where it is one. */
	column?: string;
	reason: Problem;
}

/** A row of a table that only a newer version knows, carried from backup to backup as it came. */
export interface CarriedRow {
	/** `table/rowId` */
	id: string;
	table: string;
	row: Row;
}

/** The old book, kept as backup bytes when a restore replaces it. */
export interface Snapshot {
	id: string;
	at: Instant;
	reason: 'replace';
	counts: Record<string, number>;
	/** Tombstones there were when it was written: with more of them now, it holds somebody who was erased since. */
	tombstones: number;
	bytes: Blob;
}

export type ActionKind =
	| 'customer.create'
	| 'customer.edit'
	| 'customer.delete'
	| 'customer.restore'
	| 'company.link'
	| 'interaction.log'
	| 'interaction.edit'
	| 'interaction.delete'
	| 'follow-up.create'
	| 'follow-up.edit'
	| 'follow-up.done'
	| 'follow-up.later'
	| 'follow-up.delete'
	| 'order.create'
	| 'order.edit'
	| 'order.delete'
	| 'feedback.create'
	| 'feedback.edit'
	| 'feedback.delete'
	| 'import'
	| 'sample.load'
	| 'sample.remove'
	| 'model.train'
	| 'model.import'
	| 'model.remove'
	| 'segments.save'
	| 'segments.remove'
	| 'template.edit'
	| 'template.delete'
	| 'recipe.save'
	| 'recipe.remove'
	| 'care.rule'
	| 'filter.save'
	| 'filter.remove'
	| 'chart.save'
	| 'chart.rename'
	| 'chart.remove'
	| 'merge'
	| 'replace'
	| 'erase'
	| 'undo';

/**
 * The journal: one head row an action (it alone has `at`, so the index on `at` lists actions), and for each part of
 * it the inverse of what was written.
 */
export interface JournalRow {
	id: string;
	/** The action the row belongs to; equal to `id` in the head row. */
	action: string;
	at?: Instant;
	kind?: ActionKind;
	stamp?: Stamp;
	/** Numbers and ids History speaks of; nothing personal. */
	facts?: Record<string, string | number>;
	/** Head row: stamps of the further steps of an action written in several. */
	steps?: Stamp[];
	/** Head row: the action that undid this one. */
	undoneBy?: string;
	inverse?: Inverse[];
}

export interface Inverse {
	table: RecordTable;
	/** Ids of rows this action created. */
	created?: string[];
	/** Clocks of those rows where they came with stamps of other phones: a row is unedited while it still has its own. */
	clocks?: Clock[];
	/** A row it changed: each register's value before, and its stamp after where it is not the action's own. */
	id?: string;
	before?: [path: string, value: unknown, stampAfter?: Stamp][];
}
