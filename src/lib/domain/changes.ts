import { registerPaths, registerStamp, type RegisterPath, type Stamped } from './record';
import { stampTime, type Stamp } from './stamp';
import type { Instant } from './time';

/** What a person did to a record in one go: the registers that stand as it left them. */
export interface RecordChange {
	stamp: Stamp;
	at: Instant;
	/** Sorted; empty where the record was made. */
	paths: RegisterPath[];
}

/** Marks of imports, pointers that go with a word beside them, and what is written all the time. */
const NOT_OF_NOTE: ReadonlySet<RegisterPath> = new Set(['batch', 'fingerprints', 'companyId', 'notes']);

/**
 * The changes of note that a record's own clock tells, the newest first, its making last. Of a register changed twice
 * only the later change is told: what was before it is the journal's.
 */
export function changesOf(record: Stamped): RecordChange[] {
	const made = record.clock['*'] ?? '';
	const changed = new Map<Stamp, RegisterPath[]>();
	for (const path of registerPaths(record)) {
		const stamp = registerStamp(record, path);
		if (stamp <= made || NOT_OF_NOTE.has(path)) continue;
		const paths = changed.get(stamp);
		if (paths) paths.push(path);
		else changed.set(stamp, [path]);
	}
	const changes = [...changed].map(([stamp, paths]) => ({ stamp, at: momentOf(stamp), paths: paths.sort() }));
	changes.sort((a, b) => (a.stamp > b.stamp ? -1 : 1));
	return made === '' ? changes : [...changes, { stamp: made, at: momentOf(made), paths: [] }];
}

const momentOf = (stamp: Stamp): Instant => new Date(stampTime(stamp)).toISOString();
