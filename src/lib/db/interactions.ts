import { v7 as uuid } from 'uuid';
import { followUpKind, isOpen, type FollowUp } from '../domain/follow-up';
import { outcomesOf, type Channel, type Interaction } from '../domain/interaction';
import type { RegisterPath } from '../domain/record';
import type { PlainDay } from '../domain/time';
import { readCareBasis } from './care-derived';
import { toTrash } from './change';
import { commit, type Action, type Change, type Receipt } from './commit';
import { contactsOf } from './owned';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';

/** A contact that was logged, and what was promised in it. */
export interface LoggedContact {
	contact: Interaction;
	promise?: FollowUp;
}

/** The contact of that id with its open promise; null where it is not in the book or in the trash. */
export async function readContact(db: SatchelDatabase, id: string): Promise<LoggedContact | null> {
	const contact = await db.interactions.get(id);
	if (!contact || contact.deleted) return null;
	const promise = (await promisesOf(db, id)).find(isOpen);
	return { contact, ...(promise && { promise }) };
}

/** When and as a step of what a contact is written: a further step goes on with the entry of the one before. */
export interface Step {
	/** Milliseconds since 1970. */
	now: number;
	/** The journal's entry that this goes on with. */
	continues?: string;
}

/** What is known of a contact when it is saved. */
export interface NewContact {
	customerId: string;
	channel: Channel;
	/** UUID v7; made here where the caller has none. */
	id?: string;
	/** Milliseconds since 1970, where it did not start just now. */
	at?: number;
}

/** Saves a contact, signed with the rep's name or, where none is set, this device's id. @param now milliseconds since 1970 */
export async function logContact(
	db: SatchelDatabase,
	{ customerId, channel, id: contact = uuid(), at }: NewContact,
	now: number
): Promise<Receipt & { contact: string }> {
	const action: Action = { kind: 'interaction.log', now, facts: { interaction: contact, channel } };
	const receipt = await commit(db, action, ['interactions'], async (own) => {
		const [name, { device }, careBasis] = await Promise.all([
			readSetting(db, 'userName'),
			own,
			readCareBasis(db, [customerId])
		]);
		const startedAt = new Date(at ?? now).toISOString();
		const create = { id: contact, customerId, by: name || device, channel, direction: 'out' as const, startedAt };
		return { changes: [{ table: 'interactions', create }], careBasis };
	});
	return { ...receipt, contact };
}

type Editable = Pick<Interaction, 'outcome' | 'satisfaction' | 'note' | 'needs' | 'minutes' | 'place'>;

/** Sets one thing of a contact; `undefined` empties it. */
export function editContact<K extends keyof Editable>(
	db: SatchelDatabase,
	contact: string,
	field: K,
	value: Editable[K],
	step: Step
): Promise<Receipt> {
	return commit(db, editing(contact, step), ['interactions'], {
		changes: [{ table: 'interactions', id: contact, set: [[field, value]] }]
	});
}

/** Sets what follows from a contact as it is stored when this is written. */
export function reviseContact(
	db: SatchelDatabase,
	contact: string,
	registers: (contact: Interaction) => [RegisterPath, unknown][],
	step: Step
): Promise<Receipt> {
	return commit(db, editing(contact, step), ['interactions'], async () => {
		const stored = await db.interactions.get(contact);
		return { changes: [{ table: 'interactions', id: contact, set: stored ? registers(stored) : [] }] };
	});
}

/** Puts a contact on another channel. An outcome that the channel cannot have goes; what was promised follows. */
export function changeChannel(db: SatchelDatabase, contact: string, channel: Channel, step: Step): Promise<Receipt> {
	const action = editing(contact, step, { channel });
	return commit(db, action, ['interactions', 'followUps'], async () => {
		const { outcome } = (await db.interactions.get(contact)) ?? {};
		const impossible = outcome !== undefined && !outcomesOf(channel).includes(outcome);
		const changes: Change[] = [
			{
				table: 'interactions',
				id: contact,
				set: impossible
					? [
							['channel', channel],
							['outcome', undefined]
						]
					: [['channel', channel]]
			}
		];
		for (const promise of (await promisesOf(db, contact)).filter(isOpen))
			changes.push({ table: 'followUps', id: promise.id, set: [['kind', followUpKind(channel)]] });
		return { changes };
	});
}

/** Moves a contact, with what was promised in it, to another customer. */
export function moveContact(db: SatchelDatabase, contact: string, customerId: string, step: Step): Promise<Receipt> {
	return commit(db, editing(contact, step), ['interactions', 'followUps'], async () => {
		const promises = await promisesOf(db, contact);
		const set = [['customerId', customerId]] as const;
		return {
			changes: [
				{ table: 'interactions', id: contact, set },
				...promises.map((promise): Change => ({ table: 'followUps', id: promise.id, set }))
			]
		};
	});
}

/** Moves a contact, with what is still promised in it, to the trash. @param now milliseconds since 1970 */
export function deleteContact(db: SatchelDatabase, contact: string, now: number): Promise<Receipt> {
	const action: Action = { kind: 'interaction.delete', now, facts: { interaction: contact } };
	return commit(db, action, ['interactions', 'followUps'], async () => {
		const promises = (await promisesOf(db, contact)).filter(isOpen);
		return { changes: [toTrash('interactions', contact), ...promises.map(({ id }) => toTrash('followUps', id))] };
	});
}

/**
 * Promises a follow-up in a contact, changes the day of the one promised, or takes it back.
 *
 * @param dueOn null for none
 */
export function promiseFollowUp(
	db: SatchelDatabase,
	contact: string,
	dueOn: PlainDay | null,
	step: Step
): Promise<Receipt> {
	return commit(db, editing(contact, step), ['interactions', 'followUps'], async () => {
		const promises = (await promisesOf(db, contact)).filter((promise) => !promise.doneAt);
		const [latest] = promises;
		if (dueOn === null)
			return {
				changes: promises.filter(isOpen).map(({ id }) => toTrash('followUps', id))
			};
		if (latest) {
			const set: [string, unknown][] = latest.deleted
				? [
						['deleted', undefined],
						['dueOn', dueOn]
					]
				: [['dueOn', dueOn]];
			return { changes: [{ table: 'followUps', id: latest.id, set }] };
		}
		const { customerId, channel } = (await db.interactions.get(contact))!;
		const create = { id: uuid(), customerId, dueOn, kind: followUpKind(channel), promisedIn: contact };
		return { changes: [{ table: 'followUps', create }] };
	});
}

/** The action of editing a contact. */
export const editing = (contact: string, { now, continues }: Step, facts: Action['facts'] = {}): Action => ({
	kind: 'interaction.edit',
	now,
	continues,
	facts: { interaction: contact, ...facts }
});

/** What was promised in a contact, done and deleted ones too; open ones first, then the latest made. */
async function promisesOf(db: SatchelDatabase, contact: string): Promise<FollowUp[]> {
	const promises = await db.followUps.where('promisedIn').equals(contact).toArray();
	return promises.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (a.id < b.id ? 1 : -1));
}

/** The customer's latest contact, without the one of id `except`. */
export function lastContactOf(
	db: SatchelDatabase,
	customerId: string,
	except?: string
): Promise<Interaction | undefined> {
	return contactsOf(db, customerId)
		.reverse()
		.filter(({ id, deleted }) => !deleted && id !== except)
		.first();
}
