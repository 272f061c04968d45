import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBook, type Book } from '$lib/domain/backup/book';
import { canonicalJson, sameValue } from '$lib/domain/backup/canonical';
import { mergeBooks } from '$lib/domain/backup/merge';
import { standsFor } from '$lib/domain/customer';
import { registerPaths, registerStamp, type Stamped } from '$lib/domain/record';
import { currentWrites, dump, ERASED, ghosts, World, type Climate, type Phone, type Step } from './world';

/** Random histories in all; SATCHEL_HISTORIES=1000000 for a long night. */
const HISTORIES = Number(process.env.SATCHEL_HISTORIES ?? 10_000);

const steps = fc.array(fc.tuple(fc.nat(18), fc.nat(2), fc.nat(7), fc.nat(19)), {
	minLength: 8,
	maxLength: 48,
	size: 'max'
});

function everyHistory(climate: Climate, share: number, law: (history: readonly Step[]) => void): void {
	fc.assert(fc.property(steps, law), { numRuns: Math.ceil(HISTORIES * share), seed: 20_261_122 });
}

const must = (held: boolean, what: string): void => {
	if (!held) throw new Error(what);
};
const same = (a: Book, b: Book, what: string, parts?: (keyof Book)[]): void => {
	const [left, right] = [dump(a, parts), dump(b, parts)];
	must(left === right, `${what}:\n${left}\n${right}`);
};
const union = <T>(sets: Iterable<Iterable<T>>): Set<T> => new Set([...sets].flatMap((each) => [...each]));

/** Of every single merge: no clock goes back, nothing erased returns, and what a phone knew already changes nothing. */
function mergeKeepsFaith(before: Phone, from: Pick<Phone, 'book' | 'met'>, after: Book): void {
	for (const book of [before.book, from.book])
		for (const [table, rows] of book.tables)
			for (const row of rows.values()) {
				const merged = after.tables.get(table)?.get(row.id);
				must(!!merged || after.erased.has(row.id), `${row.id} is gone`);
				for (const path of merged?.clock ? registerPaths(row as Stamped) : [])
					must(
						registerStamp(merged as Stamped, path) >= registerStamp(row as Stamped, path),
						`the clock of ${row.id}/${path} went back`
					);
			}
	must(ghosts(after, new Set(after.erased.keys())).length === 0, 'the erased returned');
	if ([...from.met].every((write) => before.met.has(write)))
		for (const [table, rows] of before.book.tables)
			for (const [id, row] of rows)
				must(
					after.erased.has(id) || table === 'quarantine' || sameValue(after.tables.get(table)!.get(id), row),
					`${id} changed although nothing new came`
				);
}

/** Every write is current, or in history, or somebody who knew it wrote over it, or its record was erased. */
function nothingIsLost(world: World, met: ReadonlySet<string>, book: Book): void {
	const erased = [...met].filter((name) => name.startsWith(ERASED)).map((name) => name.slice(ERASED.length));
	must(erased.every((id) => book.erased.has(id)) && ghosts(book, new Set(erased)).length === 0, 'the erased returned');
	const current = currentWrites(book);
	const overwritten = union([...met].map((name) => world.writes.get(name)?.over ?? []));
	for (const name of met) {
		const write = world.writes.get(name);
		if (!write || book.erased.has(write.id)) continue;
		const kept = book.history.get(name);
		must(current.has(name) || !!kept || overwritten.has(name), `${name} was lost`);
		must(!current.has(name) || !overwritten.has(name), `${name} won over a write that knew it`);
		must(!current.has(name) || !kept, `${name} is both current and lost`);
		const value = current.has(name) ? current.get(name) : kept ? kept.value : write.value;
		must(canonicalJson(value) === canonicalJson(write.value), `${name} changed its value`);
		// A part of a book tells no version, so that what was written over may be listed once more; never the reverse.
		if (world.climate === 'honest') must(!kept || !overwritten.has(name), `${name} is no conflict`);
	}
}

/** The semilattice, on three books. */
function joins(books: readonly Book[], parts?: (keyof Book)[]): void {
	const [a, b, c] = books as [Book, Book, Book];
	same(mergeBooks(a, b), mergeBooks(b, a), 'commutative', parts);
	same(mergeBooks(mergeBooks(a, b), c), mergeBooks(a, mergeBooks(b, c)), 'associative', parts);
	same(mergeBooks(mergeBooks(b, c), a), mergeBooks(c, mergeBooks(a, b)), 'in any order', parts);
	same(mergeBooks(a, a), a, 'idempotent', parts);
	same(mergeBooks(emptyBook(), b), b, 'into an empty book', parts);
	same(mergeBooks(mergeBooks(a, b), b), mergeBooks(a, b), 'a second time', parts);
}

function converge(world: World): Book {
	const [first, ...others] = world.phones.map((phone) => phone.book);
	for (const phone of world.phones) for (const other of world.phones) world.receive(phone, other);
	for (const phone of world.phones.slice(0, 2)) world.receive(phone, world.phones.at(-1)!);
	for (const phone of world.phones) same(phone.book, others.reduce(mergeBooks, first!), 'converges');
	return world.phones[0]!.book;
}

function convergeAtLast(world: World): void {
	for (let round = 0; round < 2; round++)
		for (const phone of world.phones) for (const other of world.phones) world.receive(phone, other);
	for (const { book } of world.phones) {
		same(book, world.phones[0]!.book, 'converges');
		must(ghosts(book, new Set(book.erased.keys())).length === 0, 'the erased returned');
	}
}

describe('merging', () => {
	it('joins, converges and loses nothing over honest histories with skews of years', () => {
		everyHistory('honest', 0.65, (history) => {
			const world = new World('honest', mergeKeepsFaith).run(history);
			joins([...world.phones.map((phone) => phone.book)]);
			if (world.shelf.length) joins([world.phones[0]!.book, world.shelf[0]!.book, world.phones[1]!.book]);
			const met = union(world.phones.map((phone) => phone.met));
			nothingIsLost(world, met, converge(world));
		});
	}, 600_000);

	it('joins, converges and loses nothing where parts of books travel too', () => {
		everyHistory('partial exports', 0.15, (history) => {
			const world = new World('partial exports', mergeKeepsFaith).run(history);
			joins([...world.phones.map((phone) => phone.book)]);
			const met = union(world.phones.map((phone) => phone.met));
			nothingIsLost(world, met, converge(world));
		});
	}, 600_000);

	it('converges under duplicate device ids', () => {
		everyHistory('cloned devices', 0.1, (history) => {
			const world = new World('cloned devices').run(history);
			joins([...world.phones.map((phone) => phone.book)], ['tables', 'erased', 'seen']);
			// What a clone claims to have seen may cost history a value; one more exchange settles that too.
			convergeAtLast(world);
		});
	}, 600_000);

	it('converges where contacts move between customers, one of whom is erased', () => {
		everyHistory('moved contacts', 0.1, (history) => {
			convergeAtLast(new World('moved contacts').run(history));
		});
	}, 600_000);
});

describe('elements', () => {
	it('are registers of their own: tags added on two phones both stay, and one taken off goes', () => {
		const row = (tags: string[], clock: Record<string, string>): Book => ({
			...emptyBook(),
			tables: new Map([
				['customers', new Map([['a', { id: 'a', tags, clock: { '*': '00000000000aphone000', ...clock } }]])]
			])
		});
		const one = row(['old', 'vip'], { 'tags/vip': '00000000000bphone001' });
		const two = row(['wholesale'], { 'tags/wholesale': '00000000000cphone002', 'tags/old': '00000000000dphone002' });
		expect(mergeBooks(one, two).tables.get('customers')!.get('a')!.tags).toEqual(['vip', 'wholesale']);
	});
});

describe('mergedInto', () => {
	it('leads every member of a cycle to the same customer, on every phone', () => {
		const graph = fc.array(fc.option(fc.nat(7), { nil: undefined, freq: 3 }), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(graph, (targets) => {
				const of = (id: string): string => standsFor(id, (each) => targets[Number(each)]?.toString());
				for (let id = 0; id < 8; id++) {
					const stands = of(String(id));
					expect(of(stands)).toBe(stands);
					if (targets[id] !== undefined) expect(of(String(targets[id]))).toBe(stands);
				}
			}),
			{ numRuns: 2000 }
		);
	});

	it('breaks at the lowest id when two phones merged the same pair both ways', () => {
		const clock = (stamp: string) => ({ '*': '00000000000aphone000', mergedInto: stamp });
		const phone = (from: string, into: string, stamp: string): Book => {
			const rows = ['a', 'b'].map((id) => [id, { id, clock: { '*': '00000000000aphone000' } }] as const);
			const merged = { id: from, clock: clock(stamp), mergedInto: into };
			return {
				...emptyBook(),
				tables: new Map([['customers', new Map<string, Stamped>(rows).set(from, merged)]])
			} as Book;
		};
		const one = phone('a', 'b', '00000000000bphone001');
		const two = phone('b', 'a', '00000000000cphone002');
		for (const book of [mergeBooks(one, two), mergeBooks(two, one)]) {
			const into = (id: string) => book.tables.get('customers')!.get(id)!.mergedInto as string | undefined;
			expect([standsFor('a', into), standsFor('b', into)]).toEqual(['a', 'a']);
		}
	});
});
