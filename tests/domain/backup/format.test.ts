import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fromBase64, sameValue, toBase64 } from '$lib/domain/backup/canonical';
import { loadBackup } from '$lib/domain/backup/load';
import { departure } from '$lib/domain/backup/shape';
import { fileSchema, TABLE_SHAPES } from '$lib/domain/backup/shapes';
import { upgradeRow } from '$lib/domain/backup/upgrades';
import { unpaced } from '$lib/domain/pace';
import type { Row } from '$lib/domain/backup/book';
import { dump } from './world';
import { fitsPublishedSchema, PUBLISHED_SCHEMA } from './published';
import { checksumOf, fileOf, HEADER, sampleBook, sealed } from './sample';

type Json = Record<string, unknown>;
const textOf = async (file = fileOf(sampleBook())): Promise<string> => file.text();
const load = (content: string | BlobPart[]) =>
	loadBackup(new Blob(typeof content === 'string' ? [content] : content), unpaced);
/** The file after somebody edited it who also knew how to make the checksum right again. */
async function edited(edit: (file: Json & { tables: Record<string, Json[]>; counts: Json }) => void): Promise<string> {
	const file = JSON.parse(await textOf());
	edit(file);
	return sealed(file);
}
const codeOf = async (content: string | BlobPart[]) => {
	const loaded = await load(content);
	return loaded.ok ? 'believed' : loaded.problem.code;
};

describe('canonical JSON', () => {
	it('writes what JSON.stringify writes, with sorted keys', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
				expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
		expect(canonicalJson({ b: 1, a: { d: undefined, c: [1e21, -0, 1e-7] } })).toBe('{"a":{"c":[1e+21,0,1e-7]},"b":1}');
		expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 })).toBe(
			'{"\\r":2,"1":4,"\u0080":6,"ö":7,"\u20ac":1,"😀":5,"\ufb33":3}'
		);
	});

	it('calls two values the same exactly when they are written the same', () => {
		const value = fc.letrec((tie) => ({
			value: fc.oneof(
				{ maxDepth: 3 },
				fc.constantFrom<unknown>(1, 0, '1', 'a', true, null),
				fc.uint8Array({ maxLength: 2 }),
				fc.array(tie('value'), { maxLength: 2 }),
				fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.oneof(tie('value'), fc.constant(undefined)), {
					maxKeys: 2
				})
			)
		})).value;
		fc.assert(
			fc.property(value, value, (a, b) => {
				// Bytes and their base64 text differ here and are written alike; no field holds now one, now the other.
				const [left, right] = [a, b].map((each) => JSON.stringify(canonicalJson(each)));
				if (!(JSON.stringify([a, b]) ?? '').includes('"0":')) expect(sameValue(a, b)).toBe(left === right);
				expect(sameValue(a, structuredClone(a))).toBe(true);
			}),
			{ numRuns: 2000 }
		);
	});

	it('carries bytes as base64 and takes back nothing but that', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
				expect(fromBase64(toBase64(bytes))).toEqual(bytes);
				expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
			}),
			{ numRuns: 50 }
		);
		for (const wrong of ['a', 'ab=c', 'YQ', 'YR==', 'YQ==\n', 'YQ=', '====', 'Y Q='])
			expect(fromBase64(wrong)).toBeNull();
	});
});

describe('a backup', () => {
	it('reads back as the book it was written from', async () => {
		const loaded = await loadBackup(fileOf(sampleBook()), unpaced);
		expect(loaded.ok && dump(loaded.value.book)).toBe(dump(sampleBook()));
		expect(loaded.ok && loaded.value.header).toMatchObject({ ...HEADER, counts: { customers: 2, interactions: 2 } });
	});

	it('is plain JSON whose checksum anybody can check', async () => {
		const { checksum, ...rest } = JSON.parse(await textOf());
		expect(checksum).toBe(checksumOf(rest));
		expect(Object.keys(rest)).toEqual(['format', 'version', 'exportedAt', 'device', 'counts', 'seen', 'tables']);
	});

	it('validates against the published schema, which is the one it is read by', async () => {
		expect(PUBLISHED_SCHEMA).toEqual(JSON.parse(JSON.stringify(fileSchema())));
		expect(fitsPublishedSchema(JSON.parse(await textOf())), JSON.stringify(fitsPublishedSchema.errors)).toBe(true);
	});

	it('judges rows as the schema does', () => {
		const ajv = new Ajv2020({ strictTypes: false });
		for (const [table, shape] of Object.entries(TABLE_SHAPES)) {
			const validate = ajv.compile(shape);
			const rows = [...(sampleBook().tables.get(table)?.values() ?? [])].map((row) => JSON.parse(canonicalJson(row)));
			const spoilt = fc.tuple(fc.constantFrom<Row>(...rows, { id: 'x' }), fc.nat(), fc.jsonValue({ maxDepth: 1 }));
			fc.assert(
				fc.property(spoilt, ([row, pick, value]) => {
					const names = [...Object.keys(row), ...Object.keys(shape.properties ?? {}), 'tags/a', '*', 'other'];
					const after = { ...row, [names[pick % names.length]!]: value };
					expect(departure(shape, after) === null, JSON.stringify([table, after])).toBe(validate(after));
				}),
				{ numRuns: 200 }
			);
		}
	});

	it('is still readable from every version there has been', async () => {
		const kept = readFileSync('tests/vectors/backup-1.0.json');
		const loaded = await loadBackup(new Blob([kept]), unpaced);
		expect(loaded.ok && dump(loaded.value.book)).toBe(dump(sampleBook()));
	});

	it('is written byte for byte as it has always been', async () => {
		expect(await textOf()).toBe(readFileSync('tests/vectors/backup-1.0.json', 'utf8'));
	});

	it('goes through every upgrade from its version on', () => {
		const upgrades = [
			(table: string, row: Row) => (table === 'dropped' ? null : ([table === 'old' ? 'new' : table, row] as const)),
			(table: string, row: Row) => [table, { ...row, two: true }] as const
		];
		expect(upgradeRow(1, 'old', { id: 'a' }, upgrades)).toEqual(['new', { id: 'a', two: true }]);
		expect(upgradeRow(2, 'old', { id: 'a' }, upgrades)).toEqual(['old', { id: 'a', two: true }]);
		expect(upgradeRow(1, 'dropped', { id: 'a' }, upgrades)).toBeNull();
		expect(upgradeRow(3, 'old', { id: 'a' }, upgrades)).toEqual(['old', { id: 'a' }]);
	});

	it('may be spaced, ordered and marked in any way', async () => {
		const file = JSON.parse(await textOf());
		const reversed = (value: unknown): unknown =>
			typeof value !== 'object' || value === null || Array.isArray(value)
				? value
				: Object.fromEntries(
						Object.entries(value)
							.reverse()
							.map(([key, each]) => [key, reversed(each)])
					);
		for (const text of [
			JSON.stringify(file, null, '\t'),
			JSON.stringify(reversed(file)),
			`\ufeff \n${JSON.stringify(file)}\r\n`
		])
			expect(await codeOf(text)).toBe('believed');
	});

	it('may come from a newer minor version, and without the tables that were empty', async () => {
		expect(await codeOf(await edited((file) => Object.assign(file, { version: '1.7', madeOn: 'a phone' })))).toBe(
			'believed'
		);
		const without = await edited(({ tables, counts }) => {
			delete tables.predictions;
			delete counts.predictions;
		});
		expect(await codeOf(without)).toBe('believed');
	});

	it('leaves behind what is derived', async () => {
		const loaded = await load(
			await edited(({ tables }) => (tables.customers![0]!.lastContactAt = '2026-11-20T10:00:00.000Z'))
		);
		expect(loaded.ok && loaded.value.book.tables.get('customers')!.get('c1')).not.toHaveProperty('lastContactAt');
	});

	it('is read the same wherever the chunks of its bytes end', async () => {
		const text = await textOf();
		const bytes = new TextEncoder().encode(text);
		for (const chunk of [1, 7, 1000]) {
			const source = {
				size: bytes.length,
				slice: (from: number, to: number) =>
					new Blob([bytes.slice(from, Math.min(to, from + (to > from + 100_000 ? chunk : to - from)))])
			};
			const loaded = await loadBackup(source, unpaced);
			expect(loaded.ok && dump(loaded.value.book)).toBe(dump(sampleBook()));
		}
	});
});

describe('refused whole, with the reason:', () => {
	it.each([
		['', 'file-empty'],
		['  \n', 'backup-not-json'],
		['name,phone\nA,1\n', 'backup-not-json'],
		['{name: 1}', 'backup-not-json'],
		['\u0000\u0001', 'backup-not-json'],
		['{', 'backup-truncated'],
		['[1,2,3]', 'backup-foreign'],
		['{}', 'backup-foreign'],
		['{"type":"FeatureCollection","features":[{"a":{"b":[[1,2],[3,4]]}}]}', 'backup-foreign'],
		['{"format":"other-backup","version":"1.0"}', 'backup-foreign'],
		['{"format":"satchel-backup","version":"2.0","anything":{}}', 'backup-newer'],
		['{"format":"satchel-backup","version":"12.3"', 'backup-newer'],
		['{"format":"satchel-backup","version":"1.0"}', 'backup-altered']
	])('%j is %s', async (text, code) => {
		expect(await codeOf(text)).toBe(code);
	});

	it('cut off anywhere', async () => {
		const text = await textOf();
		for (let length = 1; length < text.length; length += 61)
			expect(await codeOf(text.slice(0, length))).toBe('backup-truncated');
		expect(await codeOf(text.slice(0, -1))).toBe('backup-truncated');
	});

	it('altered: a value, an order, a count, a row more, words after the end', async () => {
		const text = await textOf();
		for (const [from, to] of [
			['Harbour Foods', 'Harbour Goods'],
			['"customers":2', '"customers":3'],
			['"id":"c2"', '"id":"c3"'],
			['"exportedAt":"2026', '"exportedAt":"2025'],
			['{"format"', '{"extra":1,"format"'],
			[/}$/, '} x'],
			[/}$/, '}{}'],
			[',"checksum":', ',"checksums":'],
			['"tables":{', '"tables":{},"tables":{'],
			['"followUps":[', '"followUps":[],"followUps":['],
			['"quarantine":[', '"quarantine":[{"id":"q2"},'],
			['"score":9', '"score":09']
		] as [string | RegExp, string][]) {
			const after = text.replace(from, to);
			expect(after).not.toBe(text);
			expect(await codeOf(after)).toBe('backup-altered');
		}
		const rows = /(\{"amount.*?\})/.exec(text)![0];
		expect(await codeOf(text.replace(rows, `${rows},${rows}`))).toBe('backup-altered');
		expect(await codeOf([text.slice(0, 900), new Uint8Array([0xff, 0xfe]), text.slice(900)])).toBe('backup-altered');
	});

	it('inflated: counts that the rows do not bear out, although the checksum fits', async () => {
		expect(await codeOf(await edited(({ counts }) => (counts.customers = 3)))).toBe('backup-altered');
		expect(await codeOf(await edited(({ counts }) => (counts.ghosts = 1)))).toBe('backup-altered');
		expect(await codeOf(await edited(({ counts }) => delete counts.orders))).toBe('backup-altered');
	});

	it.each<[string, (file: Json & { tables: Record<string, Json[]> }) => void, object]>([
		['a number for a name', ({ tables }) => (tables.customers![1]!.name = 5), { table: 'customers', row: 2 }],
		['no clock', ({ tables }) => delete tables.orders![0]!.clock, { table: 'orders', row: 1 }],
		['a clock of no base', ({ tables }) => (tables.orders![0]!.clock = {}), { table: 'orders', row: 1 }],
		[
			'a channel nobody has',
			({ tables }) => (tables.interactions![1]!.channel = 'owl'),
			{ table: 'interactions', row: 2 }
		],
		['bytes that are none', ({ tables }) => (tables.attachments![0]!.bytes = 'a?'), { table: 'attachments', row: 1 }],
		[
			'a row that is none',
			({ tables }) => (tables.feedback![0] = [] as unknown as Json),
			{ table: 'feedback', row: 1 }
		],
		['one id twice', ({ tables }) => (tables.customers![1]!.id = 'c1'), { table: 'customers', row: 2 }],
		[
			'a field named as a register',
			({ tables }) => (tables.customers![0]!['tags/vip'] = true),
			{ table: 'customers', row: 1 }
		],
		[
			'an unknown row of no id',
			({ tables }) => delete tables.tableOfTomorrow![1]!.id,
			{ table: 'tableOfTomorrow', row: 2 }
		],
		['a device that is none', (file) => (file.device = { id: '?', name: '' }), { table: 'device' }],
		['no moment', (file) => (file.exportedAt = 'today'), { table: 'exportedAt' }]
	])('malformed: %s', async (_, edit, facts) => {
		const loaded = await load(await edited(edit));
		expect(!loaded.ok && loaded.problem).toEqual({ code: 'backup-malformed', facts });
	});

	it('polluting nothing on the way', async () => {
		const text = await edited(({ tables }) => {
			tables.customers!.push(JSON.parse(`{"id":"p","clock":{"*":"0mfx3k2p100012345678"},"__proto__":{"polluted":1}}`));
			tables.customers = tables.customers!.slice(0);
		});
		await load(text);
		expect(({} as Json).polluted).toBeUndefined();
		const tables = await edited((file) =>
			Object.defineProperty(file.tables, '__proto__', { value: [{ id: 'x' }], enumerable: true })
		);
		const loaded = await load(tables);
		expect(loaded.ok).toBe(false);
	});
});
