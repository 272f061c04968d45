/**
 * Expected failures are values, not exceptions: a code and the facts a sentence needs.
 * `ui/problem-text.ts` is the one table from code to what the user reads; only bugs throw. Beside a code: the facts its
 * sentence names where they are given.
 */
export type ProblemCode =
	// Files that cannot be read at all
	| 'file-wrong-type'
	| 'file-empty'
	| 'file-unreadable'
	| 'file-header-only'
	| 'file-binary'
	| 'file-too-large' // size, limit (bytes)
	| 'file-too-many-columns' // columns, limit
	| 'file-unclosed-quote' // row
	| 'file-undecodable' // encoding, line
	// … of JSON: line, character
	| 'file-not-json'
	| 'file-no-records'
	| 'file-nested-too-deep' // limit
	| 'file-repeated-key' // key
	| 'file-several-lists' // paths
	| 'file-is-backup'
	// Rows that cannot become a customer
	| 'row-no-name'
	| 'row-no-way-to-reach'
	| 'row-impossible-phone' // value
	| 'row-impossible-email' // value
	| 'row-missing-value'
	| 'row-too-many-cells' // found, expected
	| 'row-too-few-cells' // found, expected
	| 'row-left-out' // by the person, in the plan
	// Cells that do not say what their column asks: value
	| 'cell-not-a-date'
	| 'cell-not-a-number'
	| 'cell-not-a-phone'
	| 'cell-not-an-email'
	| 'cell-not-a-gender'
	| 'cell-not-yes-or-no'
	| 'cell-out-of-range'
	| 'cell-too-long'
	| 'cell-in-the-future'
	| 'cell-phone-extension'
	| 'cell-ambiguous-date'
	| 'cell-ambiguous-number'
	| 'cell-broken-text'
	// Columns read by a convention that their cells do not prove
	| 'column-day-order-assumed' // used (dmy or mdy)
	| 'column-decimal-mark-assumed' // used (the mark)
	// Steps of a recipe that could not do their work: column (its header)
	| 'step-no-column' // key (see `ColumnKey`)
	| 'step-no-values'
	| 'step-constant'
	| 'step-too-wide'
	| 'step-cannot-calculate'
	// What is said of a contact
	| 'time-unreadable'
	| 'time-in-the-future'
	| 'times-out-of-order'
	| 'minutes-out-of-range' // most
	| 'place-denied'
	| 'place-unknown'
	| 'place-too-slow'
	// Photos and voice memos
	| 'photo-too-large' // size, limit (bytes)
	| 'photo-unreadable'
	| 'photo-unsupported'
	| 'no-room' // free (bytes)
	| 'microphone-denied'
	| 'microphone-missing'
	| 'recording-failed'
	// Recipes from a file
	| 'recipe-foreign'
	| 'recipe-newer' // version
	| 'recipe-malformed' // step (its number)
	// Backups
	| 'backup-not-json'
	| 'backup-truncated'
	| 'backup-foreign'
	| 'backup-newer' // version
	| 'backup-altered'
	| 'backup-malformed' // table
	// Models
	| 'model-no-features'
	| 'model-no-rows'
	| 'model-one-class' // rows
	| 'model-too-few-labels' // yes, no, needed
	| 'model-no-signal' // low, high (of the AUC's interval)
	| 'feature-missing' // feature
	| 'feature-constant' // feature
	| 'feature-not-finite' // feature
	| 'segments-too-few-values' // values, segments
	| 'model-not-json'
	| 'model-foreign'
	| 'model-newer' // version
	| 'model-malformed' // at
	// Contact cards
	| 'card-unreadable'
	| 'card-none'
	// Templates of messages
	| 'template-unclosed-field' // text
	| 'template-stray-brace' // text
	| 'template-empty-field'
	| 'template-unknown-field' // field
	| 'template-not-a-number' // field
	| 'template-too-many-forms' // field
	// What a person typed of cadences and follow-ups
	| 'cadence-not-days' // most
	| 'cadence-maximum-first'
	| 'follow-up-no-day'
	| 'follow-up-day-passed'
	| 'follow-up-too-far'
	| 'follow-up-repeat-not-days' // most
	| DeviceProblemCode;

/** What may befall any page: the store, the worker, the record that is asked for. */
export type DeviceProblemCode =
	| 'storage-full'
	| 'storage-failed'
	| 'storage-read-only' // cause (the code of the error that made it so)
	| 'storage-blocked'
	| 'storage-newer-version'
	| 'storage-erased'
	| 'record-missing'
	| 'worker-failed'
	| 'worker-forbids-eval'
	| 'service-worker-failed'
	| 'cancelled';

export interface Problem {
	code: ProblemCode;
	/** What the sentence names: a row, a column, a size, the text that was not understood. */
	facts: Record<string, string | number>;
}

export const problem = (code: ProblemCode, facts: Problem['facts'] = {}): Problem => ({ code, facts });

/** Either a value or the reason there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (code: ProblemCode, facts: Problem['facts'] = {}): { ok: false; problem: Problem } => ({
	ok: false,
	problem: problem(code, facts)
});
