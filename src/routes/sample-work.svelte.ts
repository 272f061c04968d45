import { book } from '$lib/db/open';
import { readSetting } from '$lib/db/settings';
import { Cancelled } from '$lib/domain/pace';
import type { SampleName } from '$lib/domain/sample';
import { language, m } from '$lib/i18n';
import { clock, now } from '$lib/ui/clock.svelte';
import { formatNumber } from '$lib/ui/format';
import { notices } from '$lib/ui/notices.svelte';
import type { TaskContext } from '$lib/worker/context';
import { noteWish } from './sample-wish';
import { attempt, undoInWorkerAndTell } from './undoable';

type Options = { signal: AbortSignal; onProgress: TaskContext['report'] };

/** Brings samples into the book and takes them out again, in the worker, whole or not at all; says what came of it. */
class SampleWork {
	/** What is being done and how far it is; undefined while nothing is. */
	running = $state.raw<{ label: string; done: number; total: number }>();
	#controller = new AbortController();

	async load(name: SampleName): Promise<void> {
		if (this.running) return;
		noteWish(name);
		const loaded = await this.#run(m.samples_loading(), async (options) => {
			const { currencyOf, regionOf } = await import('$lib/domain/region');
			const country = (await readSetting(book(), 'country')) ?? regionOf(navigator.languages);
			const currency = (await readSetting(book(), 'homeCurrency')) ?? currencyOf(country);
			const { run } = await import('$lib/worker/client');
			const wish = { name, currency, language: language.current, today: clock.today, now: now() };
			return run('samples', 'load', wish, options);
		}).finally(() => noteWish(undefined));
		if (loaded) tell(loaded, m.samples_loaded);
		else if (loaded === null) notices.show({ text: m.samples_there });
	}

	async remove(): Promise<void> {
		const removed = await this.#run(m.samples_removing(), async (options) => {
			const { run } = await import('$lib/worker/client');
			return run('samples', 'remove', { now: now() }, options);
		});
		if (removed) tell(removed, m.samples_removed);
		else if (removed === null) notices.show({ text: m.samples_gone });
	}

	cancel(): void {
		this.#controller.abort();
	}

	/** Undefined where it was cancelled, where storage failed, and while something else is being done. */
	async #run<T>(label: string, work: (options: Options) => Promise<T>): Promise<T | undefined> {
		if (this.running) return undefined;
		this.#controller = new AbortController();
		const onProgress = (done: number, total: number) => (this.running = { label, done, total });
		onProgress(0, 0);
		try {
			return await attempt(() => work({ signal: this.#controller.signal, onProgress }));
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
			return undefined;
		} finally {
			this.running = undefined;
		}
	}
}

/** Says what was done to how many customers, and offers the way back. */
function tell(
	{ action, customers }: { action: string; customers: number },
	say: (facts: { count: number; number: string }) => string
): void {
	const text = () => say({ count: customers, number: formatNumber(customers) });
	notices.show({ text, undo: () => undoInWorkerAndTell(action) });
}

/** One for all pages: the work goes on where the person leaves the page that began it. */
export const sampleWork = new SampleWork();
