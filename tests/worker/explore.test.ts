import 'fake-indexeddb/auto';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { commit, type Change } from '$lib/db/commit';
import { book } from '$lib/db/open';
import type { GroupedPlot } from '$lib/domain/insights/explore/plot';
import { FIRST_QUESTION, type Question } from '$lib/domain/insights/explore/question';
import { Cancelled } from '$lib/domain/pace';
import { changed, explore } from '$lib/worker/tasks/explore';

const today = '2026-11-22';
const here = { today, homeCurrency: 'EUR' };
const write = (changes: Change[]) =>
	commit(book(), { kind: 'customer.edit', now: Date.parse(`${today}T12:00:00Z`) }, ['customers', 'interactions'], {
		changes
	});
const customer = (id: string, rest: object): Change => ({ table: 'customers', create: { id, ...rest } });
const contact = (id: string, customerId: string, channel: string): Change => ({
	table: 'interactions',
	create: { id, customerId, channel, direction: 'out', startedAt: '2026-11-20T10:00:00.000Z' } as never
});
const context = (signal = new AbortController().signal, report = () => {}) => ({
	signal,
	pace: () => Promise.resolve(),
	report
});
async function ask(question: Partial<Question>) {
	const answer = await explore({ question: { ...FIRST_QUESTION, ...question }, ...here }, context());
	if (!answer.ok) throw new Error(answer.problem.code);
	return answer.value;
}
const byGender = { table: 'contacts', measure: 'channel', chart: 'bar', filter: null } as const;
const counts = ({ marks, series }: GroupedPlot) =>
	Object.fromEntries(marks.map((mark, at) => [mark.as === 'value' ? mark.value : '', series[0]!.values[at]]));

beforeAll(() =>
	write([
		customer('a', { gender: 'female', age: { years: 30, asOf: today } }),
		customer('b', { gender: 'male', age: { years: 40, asOf: today } }),
		customer('c', { gender: 'male', deleted: true }),
		customer('d', { gender: 'male', mergedInto: 'a' }),
		contact('1', 'a', 'phone'),
		contact('2', 'd', 'phone'),
		contact('3', 'c', 'visit'),
		contact('4', 'b', 'email')
	])
);
afterEach(() => vi.unstubAllGlobals());

it('counts contacts under the customers that stand for theirs, without those in the trash', async () => {
	const { plot } = await ask({ ...byGender, group: '' });
	expect(counts(plot as GroupedPlot)).toEqual({ phone: 2, email: 1 });
	const joined = await ask({ ...byGender, measure: 'count', group: 'customer.gender' });
	expect(counts(joined.plot as GroupedPlot)).toEqual({ female: 2, male: 1 });
});

it('keeps what it built until the book changes, and tells who waits', async () => {
	const read = vi.spyOn(book(), 'transaction');
	const { version, plot } = await ask({ measure: 'age', bins: 2 });
	expect(read).toHaveBeenCalledTimes(1);
	expect((plot as GroupedPlot).series[0]!.values).toEqual([1, 1]);
	await ask({ measure: 'gender' });
	expect(read).toHaveBeenCalledTimes(1);
	read.mockRestore();
	const waiting = changed(version, context());
	await write([customer('e', { age: { years: 31, asOf: today } })]);
	await waiting;
	const after = await ask({ measure: 'age', bins: 2 });
	expect(after.version).not.toBe(version);
	expect((after.plot as GroupedPlot).series[0]!.values).toEqual([2, 1]);
});

it('a question that is cancelled does not cancel one that waits for the same table', async () => {
	await write([customer('f', {})]);
	const stop = new AbortController();
	const cancelled = context(stop.signal, () => {
		stop.abort();
		throw new Cancelled();
	});
	const first = explore({ question: FIRST_QUESTION, ...here }, cancelled);
	const second = ask({ measure: 'count', chart: 'bar' });
	await expect(first).rejects.toBeInstanceOf(Cancelled);
	expect((await second).plot.rows.drawn).toBe(4);
});

it('says in words where the host forbids what arquero needs', async () => {
	vi.resetModules();
	vi.stubGlobal('Function', function () {
		throw new EvalError('Refused');
	});
	const fresh = await import('$lib/worker/tasks/explore');
	expect(await fresh.explore({ question: FIRST_QUESTION, ...here }, context())).toMatchObject({
		ok: false,
		problem: { code: 'worker-forbids-eval' }
	});
});
