import Dexie, { type EntityTable, type Table } from 'dexie';
import { v7 as uuid } from 'uuid';
import type { Attachment } from '../domain/attachment';
import type { Customer } from '../domain/customer';
import type { Feedback } from '../domain/feedback';
import type { FollowUp } from '../domain/follow-up';
import type { Interaction } from '../domain/interaction';
import type { Order } from '../domain/order';
import type { DeviceId, Stamp } from '../domain/stamp';
import type { RecordRows, RecordTable } from '../domain/tables';
import type { Erased, LostValue } from '../domain/backup/book';
import type { Batch, CarriedRow, JournalRow, QuarantinedRow, Setting, Snapshot } from './rows';
import { giveWay } from './connection';
import { guardWrites } from './guard';
import { zoneHere } from './zone';

/**
 * Raised by one with every change of the tables or of what a row means; a fixture of each released version is kept. No
 * version drops a table or an index of an earlier one: older code that meets the newer book would have Dexie put it back.
 */
export const SCHEMA_VERSION = 1;
const DATABASE_NAME = 'satchel';

// On localhost Dexie would trace every failure to the console, those expected too.
Dexie.debug = false;

export class SatchelDatabase extends Dexie {
	declare customers: EntityTable<Customer, 'id'>;
	declare interactions: EntityTable<Interaction, 'id'>;
	declare followUps: EntityTable<FollowUp, 'id'>;
	declare feedback: EntityTable<Feedback, 'id'>;
	declare orders: EntityTable<Order, 'id'>;
	declare attachments: EntityTable<Attachment, 'id'>;
	declare history: EntityTable<LostValue, 'id'>;
	declare erased: EntityTable<Erased, 'id'>;
	declare carried: EntityTable<CarriedRow, 'id'>;
	declare batches: EntityTable<Batch, 'id'>;
	declare quarantine: EntityTable<QuarantinedRow, 'id'>;
	declare journal: EntityTable<JournalRow, 'id'>;
	declare snapshots: EntityTable<Snapshot, 'id'>;
	declare settings: EntityTable<Setting, 'key'>;
	declare seen: Table<{ device: DeviceId; stamp: Stamp }, DeviceId>;

	constructor(name = DATABASE_NAME) {
		// Dexie 4's cache emits before commit (Dexie#1813); strict durability makes a reported save a saved one.
		super(name, { cache: 'disabled', chromeTransactionDurability: 'strict' });
		// Indexed: ids, stamps, days, channel, status. Nothing that says who somebody is (the vault will seal it).
		this.version(SCHEMA_VERSION).stores({
			customers: 'id, batch, lastContactAt, careDueOn, mergedInto',
			interactions: 'id, [customerId+startedAt], startedAt, channel, status, batch',
			followUps: 'id, customerId, openDueOn, promisedIn, batch',
			feedback: 'id, customerId, batch',
			orders: 'id, [customerId+at], batch',
			attachments: 'id, ownerId',
			templates: 'id',
			recipes: 'id',
			models: 'id',
			predictions: 'id, customerId',
			notDuplicates: 'id',
			history: 'id, recordId',
			erased: 'id',
			carried: 'id',
			batches: 'id, at',
			quarantine: 'id, batch',
			journal: 'id, at, action',
			snapshots: 'id, at',
			settings: 'key',
			seen: 'device'
		});
		this.on('populate', (transaction) => {
			void transaction.table('settings').add({ key: 'database', value: uuid() });
			// An empty book is worked out; every write keeps it so.
			void transaction.table('settings').add({ key: 'careWorkedOut', value: { zone: zoneHere() } });
		});
		guardWrites(this);
		giveWay(this);
	}

	records<T extends RecordTable>(name: T): Table<RecordRows[T], string> {
		return this.table(name);
	}
}
