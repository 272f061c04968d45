import { book } from '$lib/db/open';
import type { SampleName } from '$lib/domain/sample';
import { language, m } from '$lib/i18n';
import { clock, now } from '$lib/ui/clock.svelte';
import { formatNumber } from '$lib/ui/format';
import { notices } from '$lib/ui/notices.svelte';
import { Job, type JobOptions } from './job.svelte';
import { noteWish } from './sample-wish';
import { undoInWorkerAndTell } from './undoable';

/** Brings samples into the book and takes them out again, in the worker, whole or not at all; says what came of it. */
class SampleWork {
	#job = new Job();
	#label = $state('');
	/** What is being done and how far it is; undefined while nothing is. */
	readonly running = $derived(this.#job.working && { label: this.#label, ...this.#job.working });

	async load(name: SampleName): Promise<void> {
		if (this.running) return;
		noteWish(name);
		const loaded = await this.#run(m.samples_loading(), async (options) => {
			const { homeCurrency } = await import('$lib/db/home');
			const currency = await homeCurrency(book());
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
		this.#job.cancel();
	}

	/** Undefined where it was cancelled, where storage failed, and while something else is being done. */
	async #run<T>(label: string, work: (options: JobOptions) => Promise<T>): Promise<T | undefined> {
		if (this.running) return undefined;
		this.#label = label;
		return this.#job.run(work);
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
