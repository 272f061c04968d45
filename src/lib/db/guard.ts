import type { DBCore, DBCoreMutateRequest } from 'dexie';
import type Dexie from 'dexie';

/** Device-only tables that hold no records; everything else is written by `transact.ts` alone. */
const FREE_TABLES = new Set(['settings']);

const licensed = new WeakSet<object>();

/** Lets one transaction write records. Called by `transact.ts` only; `tests/architecture.test.ts` holds that. */
export function license(transaction: { idbtrans: object }): void {
	licensed.add(transaction.idbtrans);
}

export class UnlicensedWrite extends Error {
	override name = 'UnlicensedWrite';
}
export class StaleCode extends Error {
	override name = 'StaleCode';
}

/**
 * Refuses two kinds of write below Dexie's API, where no caller gets past it: a record written round the journal, and
 * any write by code older than the database (an old tab that reopened after another tab's upgrade, Dexie#2097).
 */
export function guardWrites(db: Dexie): void {
	db.use({
		stack: 'dbcore',
		name: 'guard',
		create: (down: DBCore): DBCore => ({
			...down,
			table(name) {
				const table = down.table(name);
				return {
					...table,
					mutate(request: DBCoreMutateRequest) {
						const transaction = request.trans as unknown as IDBTransaction;
						if (transaction.db.version > Math.round(db.verno * 10))
							return Promise.reject(new StaleCode(`schema ${transaction.db.version / 10} > ${db.verno}`));
						if (!FREE_TABLES.has(name) && !licensed.has(transaction) && transaction.mode !== 'versionchange')
							return Promise.reject(new UnlicensedWrite(`${name} is written through transact() only`));
						return table.mutate(request);
					}
				};
			}
		})
	});
}
