import type { Attachment } from './attachment';
import type { Customer } from './customer';
import type { Feedback } from './feedback';
import type { FollowUp } from './follow-up';
import type { Interaction } from './interaction';
import type { Prediction, StoredModel } from './model';
import type { Order } from './order';
import type { Stamped } from './record';
import type { StoredRecipe } from './stored-recipe';
import type { Template } from './template';

/** Tables whose rows are stamped, journaled, merged and backed up. */
export const RECORD_TABLES = [
	'customers',
	'interactions',
	'followUps',
	'feedback',
	'orders',
	'attachments',
	'templates',
	'recipes',
	'models',
	'predictions',
	'notDuplicates'
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/** Row type of each record table; the last gets a type of its own with the screen that uses it. */
export interface RecordRows {
	customers: Customer;
	interactions: Interaction;
	followUps: FollowUp;
	feedback: Feedback;
	orders: Order;
	attachments: Attachment;
	templates: Template;
	recipes: StoredRecipe;
	models: StoredModel;
	predictions: Prediction;
	notDuplicates: Stamped;
}

/** The field by which a table's rows belong to a customer (or, for attachments, to a customer or an interaction). */
export const OWNER_FIELD: Partial<Record<RecordTable, string>> = {
	interactions: 'customerId',
	followUps: 'customerId',
	feedback: 'customerId',
	orders: 'customerId',
	attachments: 'ownerId',
	predictions: 'customerId'
};
