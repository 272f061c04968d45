import type { FieldKey } from '../fields';

/** A column of the table being cleaned: a field, or a custom field under its register's name. */
export type ColumnKey = FieldKey | `custom/${string}`;

/** What a gap is filled with: a text, or a statistic of the column's own kept cells. */
export type Filling = { value: string } | 'mean' | 'median' | 'mode';

/**
 * One rule of a recipe. Plain JSON; `clean.ts` carries each kind out. A step names its columns by key and passes over
 * those a file does not have; `into` names the analysis column it makes, kept as a custom field beside the customer.
 */
export type Step =
	/**
	 * Empties cells that are exactly one of these words: what a program wrote for «no value». Passes over a file that
	 * says by itself what is missing (JSON's null).
	 */
	| { step: 'clear'; words: readonly string[] }
	/** Columns to their field's type: E.164, canonical email, plain days, numbers … All of them, or those named. */
	| { step: 'normalise'; columns?: ColumnKey[] }
	/** Keeps aside each row in which none of the columns has a value that holds. */
	| { step: 'require'; anyOf: ColumnKey[]; reason: 'row-no-name' | 'row-no-way-to-reach' | 'row-missing-value' }
	/** Keeps aside each row with a gap in one of the columns, or in any that is mapped. */
	| { step: 'require-all'; columns: ColumnKey[] | 'all' }
	/** Fills gaps in the columns named, or in all that hold numbers. */
	| { step: 'fill'; columns: ColumnKey[] | 'numbers'; with: Filling }
	/**
	 * Leaves out each row that repeats an earlier kept row: one it would be matched by (see `match.ts`), one that is
	 * the same cell by cell as it stands in the file, or one with the same cells in the columns named.
	 */
	| { step: 'drop-repeats'; by: 'match' | 'row' | ColumnKey[] }
	/** Sets aside numbers outside the range, ends included. */
	| { step: 'range'; column: ColumnKey; least?: number; most?: number }
	/** Cuts fractions off, toward zero. */
	| { step: 'integer'; column: ColumnKey }
	/** Replaces values by others; values not named stay, or with `into` have none. */
	| { step: 'map-values'; column: ColumnKey; values: Record<string, string | number>; into?: string }
	/** (x − least) ÷ (greatest − least). */
	| { step: 'min-max'; column: ColumnKey; into: string }
	/** (x − mean) ÷ sample standard deviation. */
	| { step: 'standardise'; column: ColumnKey; into: string };
export type StepKind = Step['step'];
export type StepOf<K extends StepKind> = Extract<Step, { step: K }>;

/** How a file is cleaned: steps in order. */
export interface Recipe {
	/** A built-in recipe's, or the UUID of a saved one. */
	id: string;
	/** Name of a saved recipe; built-in ones are named by the messages. */
	name?: string;
	/** Rows with fewer cells than the header are read as if the missing ones were empty, not kept aside. */
	padShortRows?: boolean;
	steps: Step[];
}

/** The cells that pandas 1.5 reads as missing (`pandas._libs.parsers.STR_NA_VALUES`), case and spaces as they stand. */
export const MISSING_WORDS = [
	...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN'],
	...['<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'n/a', 'nan', 'null']
] as const;

/** A name and one way to reach them, everything normalised. Who was in a book, and exported, needs no more. */
export const FIELD_REP: Recipe = {
	id: 'field-rep',
	steps: [
		{ step: 'normalise' },
		{ step: 'require', anyOf: ['name', 'satchelId'], reason: 'row-no-name' },
		{
			step: 'require',
			anyOf: ['phone', 'email', 'wechat', 'whatsapp', 'address', 'satchelId'],
			reason: 'row-no-way-to-reach'
		},
		{ step: 'drop-repeats', by: 'match' }
	]
};

/**
 * What this does in pandas 1.5, on cells as they stand in the file:
 *
 *     table = read_csv(file, dtype={'phone': str})
 *     table = table.dropna(subset=['name', 'email', 'phone']).drop_duplicates(['email', 'phone'])
 *     table['address'] = table['address'].fillna('未知')
 *     table['birthday'] = to_datetime(table['birthday'], errors='coerce')
 */
export const STRICT: Recipe = {
	id: 'strict',
	padShortRows: true,
	steps: [
		{ step: 'clear', words: MISSING_WORDS },
		{ step: 'require-all', columns: ['name', 'email', 'phone'] },
		{ step: 'drop-repeats', by: ['email', 'phone'] },
		{ step: 'fill', columns: ['address'], with: { value: '未知' } },
		{ step: 'normalise', columns: ['birthday'] }
	]
};

/**
 * The table as it is analysed, in pandas 1.5:
 *
 *     table = table.drop_duplicates().dropna()
 *     table['age'] = table['age'].astype(int)
 *     gender = table['gender'].map({'male': 0, 'female': 1})
 *     scaled = (table['age'] - table['age'].min()) / (table['age'].max() - table['age'].min())
 *     standard = (scaled - scaled.mean()) / scaled.std()
 *
 * Rows with gaps go first here, so that no row repeats one that is kept aside; the rows kept are the same. A blank
 * space is a value to pandas, which would stop at it in a column of numbers: there it is filled. Ages are scaled before
 * their field may refuse one (150 years).
 */
export const ANALYSIS_TABLE: Recipe = {
	id: 'analysis-table',
	padShortRows: true,
	steps: [
		{ step: 'clear', words: MISSING_WORDS },
		{ step: 'require-all', columns: 'all' },
		{ step: 'drop-repeats', by: 'row' },
		{ step: 'fill', columns: 'numbers', with: 'median' },
		{ step: 'integer', column: 'age' },
		{ step: 'min-max', column: 'age', into: 'age_min_max' },
		{ step: 'standardise', column: 'custom/age_min_max', into: 'age_standardised' },
		{ step: 'normalise', columns: ['gender'] },
		{ step: 'map-values', column: 'gender', values: { male: 0, female: 1 }, into: 'gender_code' }
	]
};

/** The recipes everybody has, by id, as they are offered. */
export const RECIPES = { 'field-rep': FIELD_REP, strict: STRICT, 'analysis-table': ANALYSIS_TABLE };
export type RecipeId = keyof typeof RECIPES;
