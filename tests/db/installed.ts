/** A database as the browser holds it: what a version is, whatever library made it. */
export interface Installed {
	/** IndexedDB's own number; Dexie multiplies its version by ten. */
	version: number;
	stores: Record<string, { keyPath: string | string[] | null; indexes: Record<string, Index> }>;
}
interface Index {
	keyPath: string | string[];
	multiEntry?: true;
	unique?: true;
}
export type Rows = Record<string, Record<string, unknown>[]>;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('no reason given'));
	});

/** Opens a database natively at a version of its own, making what `make` makes. */
export function openRaw(name: string, version?: number, make?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
	const request = indexedDB.open(name, version);
	request.onupgradeneeded = () => make?.(request.result);
	return settled(request);
}

export function describeInstalled(db: IDBDatabase): Installed {
	const names = [...db.objectStoreNames];
	const transaction = db.transaction(names);
	const stores = names.map((name) => {
		const store = transaction.objectStore(name);
		const indexes = [...store.indexNames].map((each): [string, Index] => {
			const { keyPath, multiEntry, unique } = store.index(each);
			return [each, { keyPath, ...(multiEntry && { multiEntry }), ...(unique && { unique }) }];
		});
		return [name, { keyPath: store.keyPath, indexes: Object.fromEntries(indexes) }] as const;
	});
	return { version: db.version, stores: Object.fromEntries(stores) };
}

/** Makes a database exactly as described, with these rows in it. */
export async function install(name: string, { version, stores }: Installed, rows: Rows = {}): Promise<void> {
	const db = await openRaw(name, version, (made) => {
		for (const [store, { keyPath, indexes }] of Object.entries(stores)) {
			const table = made.createObjectStore(store, { keyPath });
			for (const [index, { keyPath, ...options }] of Object.entries(indexes))
				table.createIndex(index, keyPath, options);
		}
	});
	const transaction = db.transaction(Object.keys(stores), 'readwrite');
	for (const [store, each] of Object.entries(rows)) for (const row of each) transaction.objectStore(store).put(row);
	await new Promise((resolve, reject) => {
		transaction.oncomplete = resolve;
		transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
	});
	db.close();
}
