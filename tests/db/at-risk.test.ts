import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rankAtRisk, readAtRisk } from '$lib/db/at-risk';
import type { Change } from '$lib/db/commit';
import { erasePerson } from '$lib/db/erase';
import { keepModel, removeModel } from '$lib/db/models';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

const when = { now: NOW, today: '2026-11-22' };
const customer = (id: string, values: object = {}): Change => ({
	table: 'customers',
	create: { id, name: id.toUpperCase(), ...values }
});
const contact = (customerId: string, startedAt: string): Change => ({
	table: 'interactions',
	create: { id: `contact-${customerId}`, customerId, channel: 'phone', direction: 'out', startedAt }
});

let phone: Phone;
beforeEach(() => {
	phone = new Phone();
});
afterEach(() => phone.db.delete());

/** A model that gives these customers these probabilities. */
const train = ({ db }: Phone, probabilities: Record<string, number>, now = NOW - 86_400_000) => {
	const said = Object.entries(probabilities).map(([customerId, probability]) => ({ customerId, probability }));
	return keepModel(db, { kind: 'satisfaction', action: 'model.train', content: {}, said, now });
};
const listed = async ({ db }: Phone, shown = { offset: 0, most: 10 }) => {
	const found = await readAtRisk(db, when, shown);
	return found && { ids: found.rows.map(({ id }) => id), total: found.total, more: found.more };
};
const ranked = async (of = phone) => {
	await rankAtRisk(of.db);
	return (await listed(of))?.ids;
};

it('lists whom the model gives less than half, the likeliest first, but who is looked after already', async () => {
	await phone.write(
		...['half', 'worse', 'worst', 'called', 'before', 'planned', 'later'].map((id) => customer(id)),
		...[customer('trash', { deleted: true }), customer('merged', { mergedInto: 'half' })],
		// A second less than seven days ago, and seven days ago.
		...[contact('called', '2026-11-15T12:00:01.000Z'), contact('before', '2026-11-15T12:00:00.000Z')],
		{ table: 'followUps', create: { id: 'f1', customerId: 'planned', dueOn: '2026-11-29' } },
		{ table: 'followUps', create: { id: 'f2', customerId: 'later', dueOn: '2026-11-30' } }
	);
	await train(phone, {
		...{ half: 0.5, worse: 0.3, worst: 0.1, called: 0.2, before: 0.25 },
		...{ planned: 0.2, later: 0.4, trash: 0.1, merged: 0.1 }
	});
	expect(await listed(phone)).toBeNull();
	await rankAtRisk(phone.db);
	expect(await listed(phone)).toEqual({ ids: ['worst', 'before', 'worse', 'later'], total: 4, more: false });
	expect(await listed(phone, { offset: 1, most: 2 })).toEqual({ ids: ['before', 'worse'], total: 4, more: true });

	await phone.write(contact('worst', '2026-11-22T11:00:00.000Z'));
	expect((await listed(phone))?.ids).toEqual(['before', 'worse', 'later']);
	await erasePerson(phone.db, 'before', NOW);
	expect((await listed(phone))?.ids).toEqual(['worse', 'later']);
});

it('goes by the model in use, whatever is trained, undone, removed or brought in by a backup', async () => {
	await phone.write(customer('ann'), customer('ben'));
	await train(phone, { ann: 0.1 });
	expect(await ranked()).toEqual(['ann']);
	const { action } = await train(phone, { ben: 0.1 }, NOW);
	expect(await ranked()).toEqual(['ben']);
	const { action: undone } = (await undo(phone.db, action, NOW))!;
	expect(await ranked()).toEqual(['ann']);
	await undo(phone.db, undone, NOW);
	expect(await ranked()).toEqual(['ben']);

	for (const how of ['merge', 'replace'] as const) {
		const other = new Phone();
		expect(await ranked(other)).toEqual([]);
		await other.bringIn(await phone.backup(), how);
		expect(await listed(other), how).toBeNull();
		expect(await ranked(other), how).toEqual(['ben']);
		await other.db.delete();
	}
	await removeModel(phone.db, 'satisfaction', NOW);
	expect(await ranked()).toEqual([]);
});

it('finds everybody in a book of many, page by page', async () => {
	const ids = Array.from({ length: 250 }, (_, index) => `c${String(index).padStart(3, '0')}`);
	await phone.write(...ids.map((id) => customer(id)));
	await train(phone, Object.fromEntries(ids.map((id, index) => [id, 0.4 - index / 1000])));
	await rankAtRisk(phone.db);
	const likeliest = ids.toReversed();
	expect(await listed(phone, { offset: 0, most: 5 })).toEqual({ ids: likeliest.slice(0, 5), total: 100, more: true });
	const last = await listed(phone, { offset: 240, most: 40 });
	expect(last).toEqual({ ids: likeliest.slice(240), total: 100, more: false });
});

it('looks again where a model changes while those at risk are put in order', async () => {
	await phone.write(customer('ann'), customer('ben'));
	await train(phone, { ann: 0.1 });
	const reading = rankAtRisk(phone.db);
	await train(phone, { ben: 0.1 }, NOW);
	await reading;
	expect(await ranked()).toEqual(['ben']);
});
