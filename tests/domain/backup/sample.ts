import { createHash } from 'node:crypto';
import { emptyBook, type Book, type Row } from '$lib/domain/backup/book';
import { canonicalJson } from '$lib/domain/backup/canonical';
import type { BackupHeader } from '$lib/domain/backup/format';
import { writeBook } from '$lib/domain/backup/write';

const EARLIER = '0mfx3k2p000012345678';
const STAMP = '0mfx3k2p100012345678';
const LATER = '0mfx3k2p2000abcdefgh';
const clock = (exceptions: Record<string, string> = {}) => ({ '*': STAMP, ...exceptions });
const at = '2026-11-20T10:00:00.000Z';

/** A row or more of every table, with every kind of field, and names that bite. */
export function sampleBook(): Book {
	const tables: Record<string, Row[]> = {
		customers: [
			{
				...{
					id: 'c1',
					clock: clock({ phone: LATER, 'tags/gone': LATER }),
					kind: 'person',
					name: '王芳 “Fang” \\ 😀',
					company: ''
				},
				...{
					title: 'Buyer',
					externalId: '0007',
					phone: '+8613800138000',
					email: 'fang@example.com',
					morePhones: ['+442079460018']
				},
				...{
					moreEmails: [],
					handles: { wechat: 'fang', ['__proto__']: 'x' },
					preferredChannel: 'chat',
					address: '中山路 88 号\n上海'
				},
				...{
					place: { lat: 31.2304, lng: 121.4737 },
					birthday: '1980-02-29',
					age: { years: 46, asOf: '2026-01-01' },
					gender: 'female'
				},
				...{
					tags: ['a/b', 'vip'],
					needs: 'samples',
					source: 'fair',
					notes: 'quote: "1,2"\ttab',
					careEveryDays: { ideal: 14, maximum: 30 }
				},
				...{ consent: { phone: { state: 'given', at, source: 'call' }, email: { state: 'withdrawn', at } } },
				...{ opening: { orderCount: 3, totalAmount: 1234.5, asOf: '2026-01-01' }, satisfied: { value: true, at } },
				...{
					custom: Object.fromEntries([
						['__proto__', 'kept'],
						['constructor', 1],
						['Shoe size', 38.5],
						['VIP', false]
					])
				},
				...{ batch: 'b1', fingerprints: ['f1'], fieldOfTomorrow: { deep: [1, null, { x: 'y' }] } }
			},
			{ id: 'c2', clock: clock({ deleted: LATER }), name: 'Harbour Foods', deleted: true, mergedInto: 'c1' }
		],
		interactions: [
			{
				...{
					id: 'i1',
					clock: clock(),
					customerId: 'c1',
					by: 'Ann',
					channel: 'visit',
					direction: 'out',
					startedAt: at,
					minutes: 35
				},
				...{
					outcome: 'met',
					note: 'samples',
					needs: 'price',
					status: 'resolved',
					satisfaction: 4,
					place: { lat: 0, lng: -0.5 }
				}
			},
			{
				id: 'i2',
				clock: clock(),
				customerId: 'c1',
				channel: 'email',
				direction: 'in',
				startedAt: at,
				receivedAt: at,
				status: 'open'
			}
		],
		followUps: [
			{
				id: 'f1',
				clock: clock(),
				customerId: 'c1',
				dueOn: '2026-11-23',
				dueTime: '14:00',
				title: 'Quote',
				kind: 'call'
			},
			{ id: 'f2', clock: clock(), customerId: 'c1', dueOn: '2026-11-19', doneAt: at, doneBy: 'i1', promisedIn: 'i1' }
		],
		feedback: [{ id: 'n1', clock: clock(), customerId: 'c1', kind: 'NPS', score: 9, comment: 'good', at }],
		orders: [{ id: 'o1', clock: clock(), customerId: 'c1', at, amount: -12.345, currency: 'CNY', note: 'returned' }],
		attachments: [
			{
				id: 'a1',
				clock: clock(),
				ownerId: 'i1',
				mime: 'image/png',
				bytes: Uint8Array.from({ length: 257 }, (_, i) => i)
			}
		],
		templates: [{ id: 't1', clock: clock(), title: 'Thanks', channel: 'email', language: 'en', body: 'Dear {name}' }],
		recipes: [{ id: 'r1', clock: clock(), name: 'Field rep' }],
		models: [{ id: 'm1', clock: clock(), card: { rows: 10 } }],
		predictions: [{ id: 'p1', clock: clock(), customerId: 'c1', probability: 0.71 }],
		notDuplicates: [{ id: 'd1', clock: clock(), pair: ['c1', 'c2'] }],
		quarantine: [
			{
				...{ id: 'q1', batch: 'b1', row: 3, headers: ['name', '__proto__'], cells: ['x', ''], column: 'name' },
				reason: { code: 'row-no-way-to-reach', facts: { column: 'phone', number: 2 } }
			}
		],
		tableOfTomorrow: [
			{ id: 'z1', clock: clock(), customerId: 'c1', anything: [true] },
			{ id: 'z2', noClock: 1 }
		]
	};
	const book = emptyBook();
	for (const [table, rows] of Object.entries(tables)) book.tables.set(table, new Map(rows.map((row) => [row.id, row])));
	const lost = { table: 'customers', recordId: 'c1', path: 'name', value: 'Wang Fang', stamp: EARLIER };
	const id = `customers/c1/name/${EARLIER}`;
	book.history.set(id, { id, ...lost });
	book.erased.set('gone', { id: 'gone', table: 'customers', stamp: LATER, at });
	return { ...book, seen: { '12345678': STAMP, abcdefgh: LATER } };
}

export const HEADER: Omit<BackupHeader, 'counts'> = {
	version: '1.0',
	exportedAt: '2026-11-22T12:00:00.000Z',
	device: { id: '12345678', name: 'Ann' },
	seen: { '12345678': STAMP, abcdefgh: LATER }
};

/** The file of a book. */
export function fileOf(book: Book, header = HEADER): Blob {
	const parts: BlobPart[] = [];
	writeBook({ ...header, seen: book.seen }, book, (bytes) => parts.push(bytes));
	return new Blob(parts);
}

/** The text of a file whose checksum somebody has made right again after editing it. */
export function sealed({ checksum: _, ...rest }: Record<string, unknown>): string {
	return JSON.stringify({ ...rest, checksum: checksumOf(rest) });
}

/** The checksum as anybody can work it out. */
export const checksumOf = (value: unknown): string =>
	`sha-256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
