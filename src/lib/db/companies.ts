import { v7 as uuid } from 'uuid';
import { displayName } from '../domain/customer';
import { fold } from '../domain/text';
import { commit, type Change, type Receipt } from './commit';
import type { SatchelDatabase } from './schema';

/**
 * Links people to a company, as one action. Who gave another word for their company, or none, gives its name now.
 *
 * @param company one in the book, or the name of one to be made @param now milliseconds since 1970
 */
export function linkToCompany(
	db: SatchelDatabase,
	people: readonly string[],
	company: { id: string } | { name: string },
	now: number
): Promise<Receipt> {
	return commit(db, { kind: 'company.link', now }, ['customers'], async () => {
		const changes: Change[] = [];
		let [id, name] = ['', ''];
		if ('id' in company) {
			const stored = await db.customers.get(company.id);
			[id, name] = [company.id, stored ? displayName(stored) : ''];
		} else {
			[id, name] = [uuid(), company.name];
			changes.push({ table: 'customers', create: { id, kind: 'company', name } });
		}
		for (const person of await db.customers.bulkGet([...people])) {
			if (!person) continue;
			const set: [string, unknown][] = [['companyId', id]];
			if (fold(person.company ?? '') !== fold(name)) set.push(['company', name]);
			changes.push({ table: 'customers', id: person.id, set });
		}
		return { changes };
	});
}
