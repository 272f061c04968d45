import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBook, type Book, type Row } from '$lib/domain/backup/book';
import { loadBackup } from '$lib/domain/backup/load';
import { unpaced } from '$lib/domain/pace';
import { damage, damages, type Damage } from './damage';
import { fileOf, sampleBook } from './sample';

/** Damaged files in all, over three books. */
const DAMAGED = 1200;

/** A book of ten contacts to each customer; one row in nine has been changed on a second phone. */
function livedBook(customers: number): Book {
	const book = emptyBook();
	const stamp = (count: number, device: string) => `0mfx3k2p1${count.toString(36).padStart(3, '0')}${device}`;
	const add = (table: string, id: string, number: number, fields: object): void => {
		const clock = { '*': stamp(number, 'phone000'), ...(number % 9 === 0 && { notes: stamp(number + 1, 'phone001') }) };
		const rows = book.tables.get(table) ?? new Map<string, Row>();
		book.tables.set(table, rows.set(id, { id, clock, ...fields }));
	};
	for (let number = 0; number < customers; number++) {
		const customerId = `c${number}`;
		const at = `2026-11-${10 + (number % 12)}T10:00:00.000Z`;
		add('customers', customerId, number, { name: `王芳 ${number}`, phone: `+4420794600${number}`, tags: ['vip'] });
		for (let each = 0; each < 10; each++)
			add('interactions', `i${number}/${each}`, each, {
				customerId,
				channel: 'phone',
				direction: 'out',
				startedAt: at
			});
		add('followUps', `f${number}`, number, { customerId, dueOn: '2026-12-01', title: `"${number}"\n\u0007` });
		if (number % 3) continue;
		const lost = { table: 'customers', recordId: customerId, path: 'name', stamp: stamp(number, 'phone002') };
		book.history.set(`h${number}`, { id: `h${number}`, value: number, ...lost });
		book.erased.set(`e${number}`, { id: `e${number}`, table: 'orders', stamp: lost.stamp, at });
	}
	return { ...book, seen: { phone000: stamp(900, 'phone000'), phone001: stamp(900, 'phone001') } };
}

describe('a damaged backup', () => {
	it.each<[string, () => Book, number]>([
		['one row or two of every table', sampleBook, 0.5],
		['a few customers', () => livedBook(4), 0.3],
		['the customers of a season', () => livedBook(40), 0.2]
	])('is refused with a reason, whatever befell it: %s', async (_, make, share) => {
		const whole = new Uint8Array(await fileOf(make()).arrayBuffer());
		expect((await loadBackup(new Blob([whole]), unpaced)).ok).toBe(true);
		const seenKinds = new Set<Damage['kind']>();
		await fc.assert(
			fc.asyncProperty(damages, async (each) => {
				const bytes = damage(whole, each);
				fc.pre(bytes !== null);
				const loaded = await loadBackup(new Blob([bytes!]), unpaced);
				if (loaded.ok) throw new Error('believed');
				expect(loaded.problem.code).toMatch(
					/^(file-empty|backup-(not-json|truncated|foreign|newer|altered|malformed))$/
				);
				seenKinds.add(each.kind);
			}),
			{ numRuns: DAMAGED * share, seed: 20_261_122 }
		);
		expect(seenKinds.size).toBe(8);
	});
});
