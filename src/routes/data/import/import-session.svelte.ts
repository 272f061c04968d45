import { book } from '$lib/db/open';
import { readSetting } from '$lib/db/settings';
import type { FieldKey } from '$lib/domain/fields';
import type { Mapping } from '$lib/domain/intake/mapping';
import { FIELD_REP, type Recipe } from '$lib/domain/intake/recipe';
import { Cancelled } from '$lib/domain/pace';
import { regionOf } from '$lib/domain/region';
import { m } from '$lib/i18n';
import { now, today } from '$lib/ui/clock.svelte';
import { notices } from '$lib/ui/notices.svelte';
import { unsaved } from '$lib/ui/unsaved.svelte';
import { holdWorker, run } from '$lib/worker/client';
import type { Reading, ReadingChoices } from '$lib/worker/intake/reading';
import type { ListName, PlanLists, PlanSummary, PlanWindows } from '$lib/worker/intake/summary';
import type { Applied } from '$lib/worker/tasks/intake';
import { attempt } from '../../undoable';
import { RowReview } from './row-review.svelte';
import { doneText, undoImportAndTell } from './import-undo.svelte';

export type Stage = 'reading' | 'planning' | 'applying';
type RunOptions = Parameters<typeof run>[3];

/** One file on its way into the book: chosen, read, planned, imported. The worker holds it; this is what is shown. */
export class ImportSession {
	/** File name, '' while none is open. */
	name = $state('');
	reading = $state.raw<Reading>();
	/** The first rows are shown: at once where the encoding is a guess, or the table could not be read. */
	previewing = $state(false);
	mapping = $state.raw<Mapping>([]);
	recipe = $state.raw<Recipe>(FIELD_REP);
	/** ISO 3166-1 alpha-2. */
	country = $state(regionOf(navigator.languages));
	preferFile = $state(false);
	plan = $state.raw<PlanSummary>();
	/** What was decided of single rows. */
	readonly review = new RowReview(() => this.#planAnew());
	/** The plan shown is another than the one that was to be carried out, since the book has changed. */
	replanned = $state(false);
	/** What the person stopped. */
	cancelled = $state<Stage>();
	working = $state.raw<{ stage: Stage; done: number; total: number }>();
	applied = $state.raw<Applied>();
	/** Rows are being written: nothing may come between. */
	isApplying = $derived(this.working?.stage === 'applying');

	/** The file's name, of the import that was done. */
	appliedName = $state('');
	#controller: AbortController | undefined;
	#choices: ReadingChoices = {};
	#left = false;
	#release: (() => void) | undefined;
	#saved: (() => void) | undefined;

	/** Begins with the country of the person's phones, until they choose another. */
	#ready = attempt(() => readSetting(book(), 'country')).then((country) => (this.country = country ?? this.country));

	/** Opens a file, or pasted text under the name given, in place of the one before. */
	async open(source: File | string, name: string): Promise<void> {
		if (this.isApplying) return;
		this.close();
		this.applied = undefined;
		this.name = name;
		this.#release = holdWorker();
		await this.#ready;
		await this.#read((options) => run('intake', 'open', source, options));
	}

	/** Reads the file again as the person says it is written; what they chose before holds. */
	reread(choices: ReadingChoices): Promise<void> {
		this.#choices = { ...this.#choices, ...choices };
		this.previewing = true;
		return this.#read((options) => run('intake', 'read', this.#choices, options));
	}

	async #read(work: (options: RunOptions) => Promise<Reading>): Promise<void> {
		this.plan = undefined;
		this.review.clear();
		const reading = await this.#run('reading', work);
		if (this.cancelled) return this.close();
		if (!reading) return;
		this.reading = reading;
		const { encoding = 'utf-8', table } = reading;
		this.previewing ||= encoding !== 'utf-8' || !table.ok;
		this.#saved?.();
		this.#saved = table.ok ? unsaved.mark() : undefined;
		if (!table.ok) return;
		this.mapping = table.value.mapping;
		await this.makePlan();
	}

	/** Sends a column elsewhere. */
	async remap(header: string, to: FieldKey | 'custom' | 'nothing', reversed?: boolean): Promise<void> {
		const mapping = await attempt(() => run('intake', 'remap', { mapping: this.mapping, header, to, reversed }));
		if (!mapping) return;
		this.mapping = mapping;
		await this.makePlan();
	}

	/** Cleans by another recipe from now on. */
	async clean(recipe: Recipe): Promise<void> {
		this.recipe = recipe;
		await this.#planAnew();
	}

	async makePlan(): Promise<void> {
		this.plan = undefined;
		await this.#planAnew();
	}

	/** The plan there is stays on screen until the new one is made. */
	async #planAnew(): Promise<void> {
		this.replanned = false;
		const { mapping, recipe, country, preferFile } = this;
		const { review } = this.review;
		const choices = { mapping, recipe, country, preferFile, review, today: today(), now: now() };
		const plan = await this.#run('planning', (options) => run('intake', 'plan', choices, options));
		// Where yet another one is being made, this one is not waited for any more.
		if (plan || !this.working) this.plan = plan;
	}

	/** The first rows of each list of the plan in which the text is found. */
	find(text: string): Promise<PlanWindows | undefined> {
		return attempt(() => run('intake', 'find', { text }));
	}

	async more<L extends ListName>(of: L, from: number, count: number, text: string): Promise<PlanLists[L][]> {
		return ((await attempt(() => run('intake', 'more', { of, from, count, text }))) ?? []) as PlanLists[L][];
	}

	/** The row's cells, as they stand in the file or were mended. */
	cellsOf(row: number): Promise<string[] | undefined> {
		return attempt(() => run('intake', 'cellsOfRow', { row }));
	}

	/** Writes what the plan says. */
	async apply(): Promise<void> {
		const { name } = this;
		this.review.close();
		const outcome = await this.#run('applying', (options) => run('intake', 'apply', { name, now: now() }, options));
		if (outcome && 'replanned' in outcome) {
			this.plan = outcome.replanned;
			this.replanned = true;
		} else if (outcome) {
			this.close();
			this.applied = outcome.applied;
			this.appliedName = name;
		}
		if (this.#left) this.#tellWhereverTheyAre();
	}

	/** The page goes: an import that runs is carried on, and what became of it is told elsewhere. */
	leave(): void {
		this.#left = true;
		if (!this.isApplying) this.close();
	}

	#tellWhereverTheyAre(): void {
		const { applied } = this;
		if (applied) notices.show({ text: () => doneText(applied.counts), undo: () => undoImportAndTell(applied.action) });
		else notices.show({ text: m.import_not_done });
		this.close();
	}

	cancel(): void {
		this.#controller?.abort();
	}

	/** Lets go of the file; what is running is stopped. */
	close(): void {
		this.cancel();
		this.#controller = this.working = this.cancelled = undefined;
		this.reading = this.plan = undefined;
		this.#choices = {};
		this.review.clear();
		this.previewing = false;
		this.replanned = false;
		this.name = '';
		if (!this.#release) return;
		void attempt(() => run('intake', 'close', undefined));
		this.#saved?.();
		this.#release();
		this.#saved = this.#release = undefined;
	}

	/** Does one thing at a time: what was running before is stopped. Undefined where it was stopped or failed. */
	async #run<T>(stage: Stage, work: (options: RunOptions) => Promise<T>): Promise<T | undefined> {
		if (this.isApplying) return undefined;
		this.cancel();
		const controller = (this.#controller = new AbortController());
		const isCurrent = () => this.#controller === controller;
		const onProgress = (done: number, total: number) => {
			if (isCurrent()) this.working = { stage, done, total };
		};
		this.cancelled = undefined;
		onProgress(0, 0);
		try {
			const result = await attempt(() => work({ signal: controller.signal, onProgress }));
			return isCurrent() ? result : undefined;
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
			if (isCurrent()) this.cancelled = stage;
			return undefined;
		} finally {
			if (isCurrent()) this.working = undefined;
		}
	}
}
