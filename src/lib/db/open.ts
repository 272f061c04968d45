import { SatchelDatabase } from './schema';

let database: SatchelDatabase | undefined;

/** The book of this device; opened by Dexie at the first query. */
export function book(): SatchelDatabase {
	return (database ??= new SatchelDatabase());
}
