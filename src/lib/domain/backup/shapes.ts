import type { Attachment } from '../attachment';
import type { Customer } from '../customer';
import type { Feedback } from '../feedback';
import type { FollowUp } from '../follow-up';
import { CHANNELS, OUTCOMES, type Interaction } from '../interaction';
import type { Prediction, StoredModel } from '../model';
import type { Order } from '../order';
import type { Stamped } from '../record';
import type { StoredRecipe } from '../stored-recipe';
import { RECORD_TABLES } from '../tables';
import type { Template } from '../template';
import type { Shape } from './shape';

/** Every table of a backup, in the order of its keys. */
export const BACKUP_TABLES = [...RECORD_TABLES, 'history', 'erased', 'quarantine'].sort();

const text: Shape = { type: 'string' };
const name: Shape = { type: 'string', minLength: 1 };
const yesNo: Shape = { type: 'boolean' };
const number: Shape = { type: 'number' };
const count: Shape = { type: 'integer', minimum: 0 };
const texts: Shape = { type: 'array', items: text };
const instant: Shape = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' };
const day: Shape = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const stamp: Shape = { type: 'string', pattern: '^[0-9a-z]{20}$' };
const deviceId = '^[0-9a-z]{8}$';
const oneOf = (...codes: readonly (string | number)[]): Shape => ({ enum: codes });
const mapOf = (shape: Shape): Shape => ({ type: 'object', additionalProperties: shape });
const object = (required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape => ({
	type: 'object',
	properties: { ...required, ...optional },
	required: Object.keys(required)
});
const place = object({ lat: number, lng: number });
const channel = oneOf(...CHANNELS);

/** Fields that are part of a row's frame, or derived from others and not in the file. */
type Frame = keyof Stamped | 'lastContactAt' | 'lastCareAt' | 'careDueOn' | 'openDueOn';
/** A shape for every field of a record: one that is added to the type and not here does not compile. */
type Fields<T> = Record<Exclude<keyof T, Frame>, Shape>;

/**
 * A record: the fields given, and any other that a newer minor version may add. No field may be called what a register
 * of another field is called (`tags/vip`), nor what the clock calls all of them.
 */
const record = <T extends Stamped>(fields: Fields<T>, required: (keyof Fields<T> & string)[] = []): Shape => ({
	type: 'object',
	properties: {
		id: name,
		clock: {
			type: 'object',
			required: ['*'],
			propertyNames: { pattern: '^(?!(id|clock)$)' },
			additionalProperties: stamp
		},
		deleted: yesNo,
		...fields
	},
	required: ['id', 'clock', ...required],
	propertyNames: { pattern: '^(?!\\*$|(tags|consent|custom)/)' }
});

/** What a row of each table must be. Codes (a channel, an outcome) gain members only with a new major version. */
export const TABLE_SHAPES: Readonly<Record<string, Shape>> = {
	attachments: record<Attachment>(
		{
			ownerId: name,
			mime: text,
			// Base64 is tried when it is decoded.
			bytes: text,
			at: instant,
			seconds: number
		},
		['ownerId', 'mime', 'bytes']
	),
	customers: record<Customer>({
		kind: oneOf('person', 'company'),
		name: text,
		company: text,
		companyId: name,
		title: text,
		externalId: text,
		phone: text,
		email: text,
		morePhones: texts,
		moreEmails: texts,
		handles: mapOf(text),
		preferredChannel: channel,
		address: text,
		place,
		birthday: day,
		age: object({ years: number, asOf: day }),
		gender: oneOf('male', 'female', 'other'),
		tags: texts,
		needs: text,
		source: text,
		notes: text,
		careEveryDays: object({ ideal: number, maximum: number }),
		consent: mapOf(object({ state: oneOf('given', 'withdrawn'), at: instant }, { source: text })),
		opening: object({ asOf: day }, { orderCount: number, totalAmount: number }),
		satisfied: object({ value: yesNo, at: instant }),
		custom: mapOf({ anyOf: [text, number, yesNo] }),
		mergedInto: name,
		batch: text,
		fingerprints: texts
	}),
	interactions: record<Interaction>(
		{
			customerId: name,
			by: text,
			channel,
			direction: oneOf('in', 'out'),
			startedAt: instant,
			minutes: number,
			outcome: oneOf(...OUTCOMES),
			note: text,
			needs: text,
			receivedAt: instant,
			respondedAt: instant,
			resolvedAt: instant,
			status: oneOf('open', 'resolved'),
			satisfaction: oneOf(1, 2, 3, 4, 5),
			place,
			batch: text
		},
		['customerId', 'channel', 'direction', 'startedAt']
	),
	followUps: record<FollowUp>(
		{
			customerId: name,
			dueOn: day,
			dueTime: { type: 'string', pattern: '^\\d{2}:\\d{2}$' },
			title: text,
			kind: oneOf('call', 'message', 'email', 'visit', 'other'),
			repeatEveryDays: number,
			doneAt: instant,
			doneBy: text,
			promisedIn: text,
			batch: text
		},
		['customerId', 'dueOn']
	),
	feedback: record<Feedback>(
		{ customerId: name, kind: oneOf('NPS', 'CES', 'CSAT'), score: number, comment: text, at: instant, batch: text },
		['customerId', 'kind', 'score', 'at']
	),
	orders: record<Order>({ customerId: name, at: instant, amount: number, currency: name, note: text, batch: text }, [
		...(['customerId', 'at', 'amount', 'currency'] as const)
	]),
	templates: record<Template>({ title: text, channel: text, language: text, subject: text, body: text }, [
		...(['title', 'body'] as const)
	]),
	// What a recipe holds is tried when it is used (intake/recipe-file.ts).
	recipes: record<StoredRecipe>({ content: {} }),
	// What a model holds is tried when it is used (insights/model-file.ts).
	models: record<StoredModel>({ kind: text, at: instant, content: {} }),
	predictions: record<Prediction>(
		{
			customerId: name,
			model: text,
			at: instant,
			probability: number,
			reasons: {
				type: 'array',
				items: object({ key: text, value: number, adds: number }, { currency: text, kind: text })
			},
			unseen: { type: 'array', items: object({ key: text, level: text }) },
			segment: count
		},
		['customerId']
	),
	notDuplicates: record<Stamped>({}),
	history: object({ id: name, table: name, recordId: name, path: name, stamp }),
	erased: object({ id: name, table: name, stamp, at: instant }, { owner: name }),
	quarantine: object(
		{
			id: name,
			batch: text,
			row: count,
			headers: texts,
			cells: texts,
			reason: object({ code: text, facts: mapOf({}) })
		},
		{ column: text }
	)
};

/** A row of a table this version does not know: kept as it is, and merged register by register where it has a clock. */
export const UNKNOWN_ROW: Shape = object({ id: name });

/** Everything but the rows. */
export const ENVELOPE: Shape = object(
	{
		format: { const: 'satchel-backup' },
		version: { type: 'string', pattern: '^\\d+\\.\\d+$' },
		exportedAt: instant,
		device: object({ id: { type: 'string', pattern: deviceId }, name: text }),
		counts: mapOf(count),
		checksum: { type: 'string', pattern: '^sha-256:[0-9a-f]{64}$' }
	},
	{ seen: { type: 'object', propertyNames: { pattern: deviceId }, additionalProperties: stamp } }
);

/** The published JSON Schema of the file: `static/satchel-backup.schema.json`, which a test holds to this. */
export const fileSchema = (): object => ({
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	title: 'Satchel backup, version 1',
	description:
		'One book of customers. The checksum is the SHA-256 of this object without `checksum`, written with sorted keys and no spaces (RFC 8785). Later minor versions may add fields and tables; they are kept and exported again.',
	...ENVELOPE,
	properties: {
		...ENVELOPE.properties,
		version: { type: 'string', pattern: '^1\\.\\d+$' },
		tables: {
			type: 'object',
			properties: Object.fromEntries(
				BACKUP_TABLES.map((table) => [table, { type: 'array', items: TABLE_SHAPES[table] }])
			),
			additionalProperties: { type: 'array', items: UNKNOWN_ROW }
		}
	},
	required: [...ENVELOPE.required!, 'tables']
});
