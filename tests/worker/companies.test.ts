import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { linkToCompany } from '$lib/db/companies';
import { commit } from '$lib/db/commit';
import { book } from '$lib/db/open';
import { undo } from '$lib/db/undo';
import { find, people } from '$lib/worker/tasks/companies';

const now = Date.parse('2026-11-22T12:00:00Z');

it('tells who is at a company, and hears of links and of their undoing', async () => {
	await commit(book(), { kind: 'import', now }, ['customers'], {
		changes: [
			{ table: 'customers', create: { id: 'huaxin', kind: 'company', name: 'Huaxin' } },
			{ table: 'customers', create: { id: 'li', name: 'Li', title: 'Buyer', company: 'Huaxin' } },
			{ table: 'customers', create: { id: 'an', name: 'An', companyId: 'huaxin' } }
		]
	});
	const ask = () => people({ company: 'huaxin', from: 0, count: 40 });
	const before = await ask();
	expect(before).toMatchObject({ total: 1, rows: [{ id: 'an', name: 'An' }], named: ['li'] });
	const { action } = await linkToCompany(book(), before.named, { id: 'huaxin' }, now);
	const linked = await ask();
	expect(linked.rows.map(({ name, title }) => [name, title])).toEqual([
		['An', undefined],
		['Li', 'Buyer']
	]);
	expect(linked.version).not.toBe(before.version);
	await undo(book(), action, now);
	expect(await ask()).toMatchObject({ total: 1, named: ['li'] });
	expect(await find({ text: 'hua', most: 8 })).toEqual([{ id: 'huaxin', name: 'Huaxin', title: undefined }]);
});
