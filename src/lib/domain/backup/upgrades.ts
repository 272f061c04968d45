import type { Row } from './book';

/** Turns a row of one major version into that of the next; null where the next has no place for it. */
export type Upgrade = (table: string, row: Row) => readonly [table: string, row: Row] | null;

/** The first turns version 1 into 2, and so on: every old backup stays readable. So far there is one version. */
const UPGRADES: readonly Upgrade[] = [];

/** A row of a backup of the major version given, as the newest one has it. */
export function upgradeRow(
	major: number,
	table: string,
	row: Row,
	upgrades: readonly Upgrade[] = UPGRADES
): readonly [table: string, row: Row] | null {
	let current: readonly [string, Row] | null = [table, row];
	for (const upgrade of upgrades.slice(major - 1)) current = current && upgrade(...current);
	return current;
}
