import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { book } from '$lib/db/open';
import { list } from '$lib/worker/tasks/at-risk';

const noon = Date.parse('2026-11-22T12:00:00Z');
const at = '2026-11-01T12:00:00.000Z';
const customer = (id: string, values: object = {}): Change => ({
	table: 'customers',
	create: { id, name: id.toUpperCase(), ...values }
});
const said = (customerId: string, probability: number, model = 'new'): Change => ({
	table: 'predictions',
	create: { id: `satisfaction/${customerId}`, customerId, model, at, probability, reasons: [] }
});
const contact = (customerId: string, startedAt: string): Change => ({
	table: 'interactions',
	create: { id: `contact-${customerId}`, customerId, channel: 'phone', direction: 'out', startedAt }
});
const ask = async (most = 10) => {
	const { customers, total } = await list({ now: noon, today: '2026-11-22', most });
	return { ids: customers.map(({ id }) => id), total };
};

beforeAll(() =>
	commit(
		book(),
		{ kind: 'model.train', now: noon },
		['customers', 'interactions', 'followUps', 'models', 'predictions'],
		{
			changes: [
				{ table: 'models', create: { id: 'old', kind: 'satisfaction', at: '2026-10-01T12:00:00.000Z' } },
				{ table: 'models', create: { id: 'new', kind: 'satisfaction', at } },
				...['half', 'worse', 'worst', 'called', 'before', 'planned', 'later'].map((id) => customer(id)),
				customer('trash', { deleted: true }),
				customer('merged', { mergedInto: 'half' }),
				customer('stale'),
				...[said('half', 0.5), said('worse', 0.3), said('worst', 0.1), said('called', 0.2), said('before', 0.25)],
				...[said('planned', 0.2), said('later', 0.4), said('trash', 0.1), said('merged', 0.1)],
				said('stale', 0.1, 'old'),
				// A second less than seven days ago, and seven days ago.
				...[contact('called', '2026-11-15T12:00:01.000Z'), contact('before', '2026-11-15T12:00:00.000Z')],
				{ table: 'followUps', create: { id: 'f1', customerId: 'planned', dueOn: '2026-11-29' } },
				{ table: 'followUps', create: { id: 'f2', customerId: 'later', dueOn: '2026-11-30' } }
			]
		}
	)
);

it('lists whom the model in use gives less than half, the likeliest first, but who is looked after already', async () => {
	expect(await ask()).toEqual({ ids: ['worst', 'before', 'worse', 'later'], total: 4 });
	expect(await ask(1)).toEqual({ ids: ['worst'], total: 4 });
});

it('goes by the model before it once the last one is gone', async () => {
	await commit(book(), { kind: 'model.remove', now: noon }, ['models'], {
		changes: [{ table: 'models', id: 'new', set: [['deleted', true]] }]
	});
	expect(await ask()).toEqual({ ids: ['stale'], total: 1 });
});
