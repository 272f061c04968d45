import { emptyBook, type Book, type Row } from '$lib/domain/backup/book';
import { canonicalJson } from '$lib/domain/backup/canonical';
import { ownerOf } from '$lib/domain/backup/erasure';
import { mergeBooks } from '$lib/domain/backup/merge';
import { readRegister, registerPaths, registerStamp, withRegisters, type Stamped } from '$lib/domain/record';
import { laterStamp, nextStamp, type DeviceId, type Stamp } from '$lib/domain/stamp';

/**
 * A world of phones to try the laws of merging on: a history is a list of steps, each a handful of small numbers, so
 * that fast-check can make and shrink it. Beside the books the world keeps its own plain account of who wrote what over
 * what, which the books are then held against.
 */
export type Step = readonly [kind: number, phone: number, pick: number, detail: number];
/** What may happen besides writing and exchanging whole books. */
export type Climate = 'honest' | 'partial exports' | 'cloned devices' | 'moved contacts';

export interface Phone {
	device: DeviceId;
	/** Milliseconds its clock is off. */
	skew: number;
	book: Book;
	/** Names of the writes that ever reached it, and of the erasures. */
	met: Set<string>;
}

/** What a phone hands over. */
type Met = Pick<Phone, 'book' | 'met'>;

/** Before the id of what was erased, in `met`. */
export const ERASED = 'erased:';

const YEAR = 365.25 * 86_400_000;
const SKEWS = [0, 3 * YEAR, -7 * YEAR, 40_000];
const START = Date.parse('2026-11-22T09:00:00Z');
const VALUES = ['red', 'green', 7, { at: 1 }, undefined];
const PATHS = [
	...[
		'name',
		'name',
		'name',
		'name',
		'name',
		'deleted',
		'deleted',
		'mergedInto',
		'companyId',
		'tags/vip',
		'tags/vip',
		'tags/a/b'
	],
	...['consent/phone', 'custom/__proto__', 'custom/__proto__', 'fieldOfTomorrow', 'fieldOfTomorrow']
];
const TABLES = ['customers', 'customers', 'interactions', 'attachments', 'tableOfTomorrow', 'quarantine'];
const OWNER_TABLE: Record<string, string> = {
	interactions: 'customers',
	attachments: 'interactions',
	tableOfTomorrow: 'customers'
};

export class World {
	phones: Phone[];
	/** Old backups: a phone as it once was. */
	shelf: Phone[] = [];
	/** Every write by its name, and the names of the writes it went over. */
	writes = new Map<string, { table: string; id: string; value: unknown; over: string[] }>();
	#clock = START;
	#made = 0;

	constructor(
		readonly climate: Climate,
		/** Called with each merge: what the phone had, what came, what it has now. */
		readonly onMerge: (before: Phone, from: Met, after: Book) => void = () => {}
	) {
		this.phones = Array.from({ length: 3 }, (_, index) => ({
			device: `phone00${index}`,
			skew: SKEWS[index]!,
			book: emptyBook(),
			met: new Set<string>()
		}));
		for (const table of ['customers', 'customers', 'interactions', 'attachments', 'tableOfTomorrow'])
			this.create(this.phones[0]!, table, 7);
		for (const phone of this.phones.slice(1)) this.receive(phone, this.phones[0]!);
	}

	run(steps: readonly Step[]): this {
		for (const step of steps) this.step(step);
		return this;
	}

	step([kind, who, pick, detail]: Step): void {
		const phone = this.phones[who % this.phones.length]!;
		const other = this.phones[(who + 1 + (pick % (this.phones.length - 1))) % this.phones.length]!;
		this.#clock += 1 + (detail % 3) * 60_000;
		if (kind < 2) this.create(phone, TABLES[detail % TABLES.length]!, pick);
		else if (kind < 11) this.edit(phone, pick, PATHS[detail % PATHS.length]!, VALUES[(detail + pick) % VALUES.length]);
		else if (kind < 12) this.erase(phone, pick);
		else if (kind < 15) this.receive(phone, other);
		else if (kind < 16) this.shelf.push(this.copy(phone));
		else if (kind < 17) this.old(phone, pick);
		else if (kind < 18) this.reinstall(phone, pick);
		else if (this.climate === 'partial exports') this.receive(phone, part(other, pick));
		else if (this.climate === 'cloned devices') this.clone(phone, other, pick, detail);
		else if (this.climate === 'moved contacts') this.move(phone, pick, detail);
		else this.receive(phone, other);
	}

	/** One phone takes in what another holds. */
	receive(phone: Phone, from: Met): void {
		const merged = mergeBooks(phone.book, from.book);
		this.onMerge(phone, from, merged);
		phone.book = merged;
		for (const write of from.met) phone.met.add(write);
	}

	private create(phone: Phone, table: string, pick: number): void {
		const owners = [...(phone.book.tables.get(OWNER_TABLE[table] ?? '')?.keys() ?? [])];
		if (OWNER_TABLE[table] && owners.length === 0) return;
		// Sample books have the same ids on every phone, so the same record may be made twice.
		const common = !OWNER_TABLE[table] && pick < 5;
		const id = common ? `${table}-sample` : `${table}-${this.#made++}`;
		if (common && (phone.book.erased.has(id) || phone.book.tables.get(table)?.has(id))) return;
		const owner = owners[pick % owners.length];
		const row: Row = { id, ...(table === 'attachments' ? { ownerId: owner } : owner ? { customerId: owner } : {}) };
		if (table === 'quarantine') return put(phone, table, { ...row, cells: [phone.device] });
		const stamp = this.stamp(phone, '');
		row.clock = { '*': stamp };
		row.name = `made ${pick}`;
		put(phone, table, row);
		this.note(phone, table, id, 'name', stamp, row.name, []);
		if (owner) this.note(phone, table, id, table === 'attachments' ? 'ownerId' : 'customerId', stamp, owner, []);
	}

	private edit(phone: Phone, pick: number, path: string, value: unknown): void {
		const rows = [...phone.book.tables].flatMap(([table, rows]) =>
			table === 'quarantine' ? [] : [...rows.values()].map((row) => [table, row as Row & Stamped] as const)
		);
		if (rows.length === 0) return;
		const [table, row] = rows[pick % rows.length]!;
		const written = path.startsWith('tags/') && value !== undefined ? true : value;
		const before = registerStamp(row, path);
		const stamp = this.stamp(phone, before);
		put(phone, table, withRegisters<Row & Stamped>(row, [[path, written]], stamp));
		const read = readRegister(phone.book.tables.get(table)!.get(row.id)! as Stamped, path);
		if (canonicalJson(read) !== canonicalJson(written)) throw new Error(`${path} reads ${read}, not ${written}`);
		this.note(phone, table, row.id, path, stamp, written, [`${table}/${row.id}/${path}/${before}`]);
	}

	private move(phone: Phone, pick: number, detail: number): void {
		const contacts = [...(phone.book.tables.get('interactions')?.values() ?? [])];
		const customers = [...(phone.book.tables.get('customers')?.keys() ?? [])];
		if (contacts.length === 0 || customers.length === 0) return;
		const row = contacts[pick % contacts.length]! as Row & Stamped;
		const stamp = this.stamp(phone, registerStamp(row, 'customerId'));
		const to = customers[detail % customers.length];
		put(phone, 'interactions', withRegisters<Row & Stamped>(row, [['customerId', to]], stamp));
	}

	private erase(phone: Phone, pick: number): void {
		const table = pick < 6 ? 'customers' : 'interactions';
		const id = [...(phone.book.tables.get(table)?.keys() ?? [])][pick % 6];
		if (id === undefined) return;
		const stamp = this.stamp(phone, '');
		const tombstone = { id, table, stamp, at: new Date(this.#clock).toISOString() };
		phone.book = mergeBooks(phone.book, { ...emptyBook(), erased: new Map([[id, tombstone]]) });
		phone.met.add(`${ERASED}${id}`);
	}

	private old(phone: Phone, pick: number): void {
		const backup = this.shelf[pick % this.shelf.length];
		if (backup) this.receive(phone, backup);
	}

	/** The phone is lost; a new install starts from an old backup, under a new device id. */
	private reinstall(phone: Phone, pick: number): void {
		const backup = this.shelf[pick % this.shelf.length];
		if (backup) Object.assign(phone, this.copy(backup), { device: `again${String(this.#made++).padStart(3, '0')}` });
	}

	/** A profile copied to another phone: the same id, and in the same millisecond both write to the same place. */
	private clone(phone: Phone, other: Phone, pick: number, detail: number): void {
		const { skew } = phone;
		Object.assign(phone, this.copy(other));
		for (const [each, twin] of [phone, other].entries())
			this.edit(twin, pick, PATHS[detail % PATHS.length]!, VALUES[(detail + each) % VALUES.length]);
		phone.skew = skew;
	}

	private copy(phone: Phone): Phone {
		return { ...phone, met: new Set(phone.met) };
	}

	private stamp(phone: Phone, overwritten: Stamp): Stamp {
		const { device, book } = phone;
		const stamp = nextStamp(this.#clock + phone.skew, device, book.seen[device] ?? '', overwritten);
		phone.book = { ...book, seen: { ...book.seen, [device]: laterStamp(stamp, book.seen[device] ?? '') } };
		return stamp;
	}

	private note(
		phone: Phone,
		table: string,
		id: string,
		path: string,
		stamp: Stamp,
		value: unknown,
		over: string[]
	): void {
		const name = `${table}/${id}/${path}/${stamp}`;
		this.writes.set(name, { table, id, value, over });
		phone.met.add(name);
	}
}

function put(phone: Phone, table: string, row: Row): void {
	const rows = new Map(phone.book.tables.get(table)).set(row.id, row);
	phone.book = { ...phone.book, tables: new Map(phone.book.tables).set(table, rows) };
}

/** An export of a few customers: no `seen`, no history, no tombstones. */
function part({ book }: Phone, pick: number): Met {
	const tables: Book['tables'] = new Map();
	for (const [table, rows] of book.tables)
		tables.set(table, new Map([...rows].filter((_, index) => (index + pick) % 2 === 0)));
	return { book: { ...emptyBook(), tables }, met: new Set(currentWrites({ ...emptyBook(), tables }).keys()) };
}

/** Names of the writes whose values stand in the book's registers, with those values. */
export function currentWrites(book: Book): Map<string, unknown> {
	const current = new Map<string, unknown>();
	for (const [table, rows] of book.tables)
		for (const row of rows.values())
			for (const path of row.clock ? registerPaths(row as Stamped) : [])
				current.set(
					`${table}/${row.id}/${path}/${registerStamp(row as Stamped, path)}`,
					readRegister(row as Stamped, path)
				);
	return current;
}

/** A book as text that two equal books share, whatever the order of their rows. */
export const dump = (book: Book, parts: (keyof Book)[] = ['tables', 'history', 'erased', 'seen']): string =>
	canonicalJson(
		parts.map((part) =>
			part === 'seen'
				? book.seen
				: part === 'tables'
					? [...book.tables]
							.filter(([, rows]) => rows.size > 0)
							.map(([table, rows]) => [table, sorted(rows)])
							.sort()
					: sorted(book[part])
		)
	);

const sorted = (rows: ReadonlyMap<string, unknown>): unknown[] =>
	[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

/** Everything in the book that speaks of an erased record, or of one whose owner is erased. */
export function ghosts(book: Book, erased: ReadonlySet<string>): string[] {
	const found: string[] = [];
	const gone = new Set(erased);
	for (let size = -1; size !== gone.size;) {
		size = gone.size;
		for (const [table, rows] of book.tables)
			for (const row of rows.values()) if (gone.has(ownerOf(table, row, undefined) ?? '')) gone.add(row.id);
	}
	for (const [table, rows] of book.tables) for (const id of rows.keys()) if (gone.has(id)) found.push(`${table}/${id}`);
	for (const lost of book.history.values()) if (gone.has(lost.recordId)) found.push(lost.id);
	return found;
}
