import type { Page } from '@playwright/test';

/** Rows by table, as they stand in the store; `clock` is filled in. */
export type Rows = Partial<
	Record<'customers' | 'interactions' | 'followUps' | 'orders' | 'feedback' | 'models' | 'journal', object[]>
>;

/**
 * Puts rows into the book of the app on screen, below its API, and loads the page anew. For what a flow starts with;
 * what it is about is done by hand.
 */
export async function putIntoBook(page: Page, rows: Rows): Promise<void> {
	await page.evaluate(async (tables) => {
		// Opening it before the app has made its tables would make an empty one.
		while (!(await indexedDB.databases()).some(({ name, version }) => name === 'satchel' && version! >= 10))
			await new Promise((resume) => setTimeout(resume, 20));
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('satchel');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const transaction = database.transaction(Object.keys(tables), 'readwrite');
		for (const [table, list] of Object.entries(tables))
			for (const row of list) transaction.objectStore(table).put({ clock: { '*': '0mfx3k2p100012345678' }, ...row });
		await new Promise((resolve) => (transaction.oncomplete = resolve));
		database.close();
	}, rows);
	await page.reload();
}

/** All rows of a table, as they stand in the store. */
export function rowsOf(page: Page, table: string): Promise<Record<string, unknown>[]> {
	return page.evaluate(async (name) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('satchel');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const request = database.transaction(name).objectStore(name).getAll();
		await new Promise((resolve) => (request.onsuccess = resolve));
		database.close();
		return request.result as Record<string, unknown>[];
	}, table);
}
