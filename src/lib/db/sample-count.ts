import { SAMPLE_PREFIX } from '../domain/sample';
import type { SatchelDatabase } from './schema';

/** Customers of sample books, those in the trash too; by index, no row is read to count them. */
export const sampleCustomers = (db: SatchelDatabase) => db.customers.where('batch').startsWith(SAMPLE_PREFIX);

/** How many sample customers are in the book and not in the trash. */
export const countSamples = (db: SatchelDatabase): Promise<number> =>
	sampleCustomers(db)
		.filter(({ deleted }) => !deleted)
		.count();

/**
 * Whether somebody is in the book, or its trash, who did not come with a sample book: whether there are more customers
 * than samples, of which one is read at most.
 */
export const holdsOwnCustomers = async (db: SatchelDatabase): Promise<boolean> =>
	(await db.customers.offset(await sampleCustomers(db).count()).first()) !== undefined;

/** Whether the book never held anybody, the trash counts too, but samples that are gone again. */
export const isFirstRun = async (db: SatchelDatabase): Promise<boolean> =>
	!(await holdsOwnCustomers(db)) && (await countSamples(db)) === 0;
