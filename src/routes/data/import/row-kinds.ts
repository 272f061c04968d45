import { m } from '$lib/i18n';
import type { RowKind } from '$lib/worker/intake/summary';

const NAMES: Record<RowKind, () => string> = {
	new: m.import_new,
	changed: m.import_changed,
	unchanged: m.import_unchanged,
	duplicates: m.import_duplicate_rows,
	quarantined: m.import_quarantined,
	leftOut: m.import_left_out
};

/** What a plan makes of a row, in words. */
export const kindName = (kind: RowKind): string => NAMES[kind]();

/** In the order of the plan's table. */
export const ROW_KINDS = Object.keys(NAMES) as RowKind[];
