import { v7 as uuid } from 'uuid';
import { nextDueOn, type FollowUpWords } from '../domain/care/promise';
import { isOpen, type FollowUp } from '../domain/follow-up';
import { registerStamp } from '../domain/record';
import type { PlainDay } from '../domain/time';
import { sameValue } from '../domain/backup/canonical';
import { toTrash, type Change } from './change';
import { commit, type Receipt } from './commit';
import { idsOfPerson } from './customers';
import type { Step } from './interactions';
import type { SatchelDatabase } from './schema';

/** @param now milliseconds since 1970 */
export function addFollowUp(
	db: SatchelDatabase,
	customerId: string,
	words: FollowUpWords,
	now: number
): Promise<Receipt> {
	const create: Omit<FollowUp, 'clock'> = { id: uuid(), customerId, ...given(words) };
	return commit(db, { kind: 'follow-up.create', now, facts: { followUp: create.id } }, ['followUps'], {
		changes: [{ table: 'followUps', create }]
	});
}

const given = (words: FollowUpWords): FollowUpWords =>
	Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as unknown as FollowUpWords;

/** Writes what differs of a follow-up. @param now milliseconds since 1970 */
export function editFollowUp(db: SatchelDatabase, id: string, words: FollowUpWords, now: number): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.edit', now, facts: { followUp: id } }, ['followUps'], async () => {
		const stored = await db.followUps.get(id);
		const fields = ['dueOn', 'dueTime', 'title', 'kind', 'repeatEveryDays'] as const;
		const set = fields
			.filter((field) => !sameValue(stored?.[field], words[field]))
			.map((field): [string, unknown] => [field, words[field]]);
		return { changes: set.length ? [{ table: 'followUps', id, set }] : [] };
	});
}

/** @param now milliseconds since 1970 */
export function postponeFollowUp(db: SatchelDatabase, id: string, dueOn: PlainDay, now: number): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.later', now, facts: { followUp: id, dueOn } }, ['followUps'], {
		changes: [{ table: 'followUps', id, set: [['dueOn', dueOn]] }]
	});
}

/** @param now milliseconds since 1970 */
export function deleteFollowUp(db: SatchelDatabase, id: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.delete', now, facts: { followUp: id } }, ['followUps'], {
		changes: [toTrash('followUps', id)]
	});
}

/** The follow-up done, and the next of its series where it repeats. */
function doneChanges(followUp: FollowUp, at: string, today: PlainDay, doneBy?: string): Change[] {
	const set: [string, unknown][] = [['doneAt', at]];
	if (doneBy) set.push(['doneBy', doneBy]);
	const done: Change = { table: 'followUps', id: followUp.id, set };
	const dueOn = nextDueOn(followUp, today);
	if (dueOn === undefined) return [done];
	const { customerId, dueTime, title, kind, repeatEveryDays } = followUp;
	const words = given({ dueOn, dueTime, title, kind, repeatEveryDays });
	return [done, { table: 'followUps', create: { id: uuid(), customerId, ...words } }];
}

/**
 * One that repeats promises its next, in the same action: undo takes both back. One done already stays as it is.
 *
 * @param now milliseconds since 1970 @param today the phone's calendar day
 */
export function completeFollowUp(db: SatchelDatabase, id: string, now: number, today: PlainDay): Promise<Receipt> {
	return commit(db, { kind: 'follow-up.done', now, facts: { followUp: id } }, ['followUps'], async () => {
		const followUp = await db.followUps.get(id);
		const open = followUp && isOpen(followUp);
		return { changes: open ? doneChanges(followUp, new Date(now).toISOString(), today) : [] };
	});
}

/** What a contact may have done: the customer's open follow-ups due by a day, and those it is said to have done. */
export async function readDoable(
	db: SatchelDatabase,
	contact: { id: string; customerId: string },
	by: PlainDay
): Promise<FollowUp[]> {
	const ids = await idsOfPerson(db, contact.customerId);
	const followUps = await db.followUps.where('customerId').anyOf(ids).toArray();
	return followUps
		.filter((each) => !each.deleted && (each.doneAt ? each.doneBy === contact.id : each.dueOn <= by))
		.filter(({ promisedIn }) => promisedIn !== contact.id)
		.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1));
}

/**
 * Says that a contact did what was promised, or that it did not: then the follow-up is open again, and the next of its
 * series, made as it was done and untouched since, goes.
 */
export function doneByContact(
	db: SatchelDatabase,
	contact: string,
	{ id, isDone, today }: { id: string; isDone: boolean; today: PlainDay },
	{ now, continues }: Step
): Promise<Receipt> {
	const action = { kind: 'interaction.edit', now, continues, facts: { interaction: contact } } as const;
	return commit(db, action, ['followUps', 'interactions'], async () => {
		const followUp = (await db.followUps.get(id))!;
		if (isDone === Boolean(followUp.doneAt)) return { changes: [] };
		const { startedAt } = (await db.interactions.get(contact))!;
		if (isDone) return { changes: doneChanges(followUp, startedAt, today, contact) };
		const stamp = registerStamp(followUp, 'doneAt');
		const siblings = await db.followUps.where('customerId').equals(followUp.customerId).toArray();
		const next = siblings.filter(({ clock }) => Object.keys(clock).length === 1 && clock['*'] === stamp);
		const set: [string, unknown][] = [
			['doneAt', undefined],
			['doneBy', undefined]
		];
		return {
			changes: [{ table: 'followUps', id, set }, ...next.map(({ id }) => toTrash('followUps', id))]
		};
	});
}
