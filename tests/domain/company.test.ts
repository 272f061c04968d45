import { describe, expect, it } from 'vitest';
import { Companies } from '$lib/domain/company';
import type { Customer } from '$lib/domain/customer';

function companiesOf(...customers: Omit<Customer, 'clock'>[]): Companies {
	const companies = new Companies();
	for (const customer of customers) companies.put({ clock: {}, ...customer });
	return companies;
}
const HUAXIN = { id: 'huaxin', kind: 'company', name: 'Huaxin  Travel' } as const;

describe('the people at a company', () => {
	it('are those linked to it, and apart from them those who give its name', () => {
		const companies = companiesOf(
			HUAXIN,
			{ id: 'a', company: 'another word', companyId: 'huaxin' },
			{ id: 'b', company: 'ＨＵＡＸＩＮ travel' },
			{ id: 'c', company: 'Huaxin Travel', companyId: 'gone' },
			{ id: 'd', company: 'Huaxin Travel', deleted: true },
			{ id: 'e', company: 'Huaxin' }
		);
		expect(companies.peopleOf('huaxin')).toEqual({ linked: ['a'], named: ['b', 'c'] });
	});

	it('follow what was merged on either side of the link, round in circles too', () => {
		const companies = companiesOf(
			HUAXIN,
			{ id: 'old', kind: 'company', name: 'HX', mergedInto: 'huaxin' },
			{ id: 'a', companyId: 'old' },
			{ id: 'alias', companyId: 'huaxin', mergedInto: 'survivor' },
			{ id: 'x', companyId: 'huaxin', mergedInto: 'y' },
			{ id: 'y', mergedInto: 'x' }
		);
		expect(companies.peopleOf('huaxin')).toEqual({ linked: ['a', 'survivor', 'x'], named: [] });
		expect(companies.peopleOf('old')).toEqual(companies.peopleOf('huaxin'));
	});

	it('are told anew when somebody leaves', () => {
		const companies = companiesOf(HUAXIN, { id: 'a', companyId: 'huaxin' }, { id: 'b', companyId: 'huaxin' });
		companies.put({ id: 'a', clock: {} });
		companies.remove('b');
		expect(companies.peopleOf('huaxin')).toEqual({ linked: [], named: [] });
	});
});

it('a company is found by a part of its name, the one of just that name first', () => {
	const companies = companiesOf(
		{ id: 'long', kind: 'company', name: 'Huaxin Travel Agency' },
		HUAXIN,
		{ id: 'gone', kind: 'company', name: 'Huaxin Travel', deleted: true },
		{ id: 'person', company: 'Huaxin Travel' }
	);
	expect(companies.find('huaxin travel', 9)).toEqual(['huaxin', 'long']);
	expect(companies.find('', 1)).toEqual(['huaxin']);
	expect(companies.find('nobody', 9)).toEqual([]);
});
