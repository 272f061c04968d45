import type { FieldKey } from '../fields';

/** A column of the table being cleaned: a field, or a custom field under its register's name. */
export type ColumnKey = FieldKey | `custom/${string}`;

/** One rule of a recipe. Plain JSON; `clean.ts` carries each kind out. */
export type Step =
	/** Every mapped column to its field's type: E.164, canonical email, plain days, numbers … */
	| { step: 'normalise' }
	/** Keeps aside each row in which none of the columns has a value that holds. */
	| { step: 'require'; anyOf: ColumnKey[]; reason: 'row-no-name' | 'row-no-way-to-reach' }
	/** Leaves out each row that an earlier kept row would be matched by (see `match.ts`). */
	| { step: 'drop-repeats'; by: 'match' };
export type StepKind = Step['step'];

/** How a file is cleaned: steps in order. */
export interface Recipe {
	/** `field-rep`, or the UUID of a saved recipe. */
	id: string;
	/** Name of a saved recipe; built-in ones are named by the messages. */
	name?: string;
	steps: Step[];
}

/** A name and one way to reach them, everything normalised. */
export const FIELD_REP: Recipe = {
	id: 'field-rep',
	steps: [
		{ step: 'normalise' },
		{ step: 'require', anyOf: ['name'], reason: 'row-no-name' },
		{ step: 'require', anyOf: ['phone', 'email', 'wechat', 'whatsapp', 'address'], reason: 'row-no-way-to-reach' },
		{ step: 'drop-repeats', by: 'match' }
	]
};
