import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkToCompany } from '$lib/db/companies';
import { undo } from '$lib/db/undo';
import { NOW, Phone } from './phone';

let phone: Phone;
beforeEach(async () => {
	phone = new Phone();
	await phone.write(
		{ table: 'customers', create: { id: 'a', company: 'huaxin' } },
		{ table: 'customers', create: { id: 'b', company: 'Other' } }
	);
});
afterEach(() => phone.db.delete());

const companies = () => phone.db.customers.filter(({ kind }) => kind === 'company').toArray();

describe('a link to a company', () => {
	it('makes the company where it is new, and gives its name to who had another word', async () => {
		const receipt = await linkToCompany(phone.db, ['a', 'b'], { name: 'Huaxin' }, NOW);
		const [company] = await companies();
		expect(company).toMatchObject({ kind: 'company', name: 'Huaxin' });
		expect(await phone.db.customers.get('a')).toMatchObject({ company: 'huaxin', companyId: company!.id });
		expect(await phone.db.customers.get('b')).toMatchObject({ company: 'Huaxin', companyId: company!.id });
		expect(await undo(phone.db, receipt.action, NOW)).toMatchObject({ restored: 3, kept: [] });
		expect(await companies()).toMatchObject([{ deleted: true }]);
		expect(await phone.db.customers.get('b')).not.toHaveProperty('companyId');
		expect(await phone.db.customers.get('b')).toMatchObject({ company: 'Other' });
	});

	it('keeps the company in the book while somebody else was linked to it since', async () => {
		const first = await linkToCompany(phone.db, ['a'], { name: 'Huaxin' }, NOW);
		const { id } = (await companies())[0]!;
		await linkToCompany(phone.db, ['b'], { id }, NOW);
		const undone = await undo(phone.db, first.action, NOW);
		expect(undone?.kept).toEqual([{ table: 'customers', id, reason: 'referenced-since' }]);
		expect(await companies()).toMatchObject([{ id }]);
		expect((await companies())[0]).not.toHaveProperty('deleted');
	});

	it('travels in a backup', async () => {
		await linkToCompany(phone.db, ['a'], { name: 'Huaxin' }, NOW);
		const other = new Phone();
		expect(await other.bringIn(await phone.backup(), 'replace')).toBeNull();
		expect(await other.db.customers.get('a')).toEqual(await phone.db.customers.get('a'));
		await other.db.delete();
	});
});
