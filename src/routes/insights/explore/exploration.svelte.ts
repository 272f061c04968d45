import { homeCurrency } from '$lib/db/home';
import { book } from '$lib/db/open';
import { sameValue } from '$lib/domain/backup/canonical';
import { FIRST_QUESTION, type Question } from '$lib/domain/insights/explore/question';
import type { SavedChart } from '$lib/domain/insights/explore/saved-chart';
import type { Problem } from '$lib/domain/problem';
import { today } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import type { Explored } from '$lib/worker/tasks/explore';
import { unlessCancelled } from '../../job.svelte';

/** What a person asks, and the last answer. The worker holds the book; here are only the numbers that are drawn. */
export class Exploration {
	/** As it stands in the form; until it is answered, ahead of the answer. */
	question = $state.raw<Question>(FIRST_QUESTION);
	answer = $state.raw<Explored>();
	problem = $state.raw<Problem>();
	/** How far the book has been read, while a question waits for it. */
	working = $state.raw<{ done: number; total: number }>();
	stopped = $state(false);
	/** The kept chart that was opened, where the one that is drawn is another: what it asks of is gone from the book. */
	departed = $state.raw<SavedChart>();

	#onanswer: (answer: Explored) => void;
	#asked = 0;
	/** Ends all that is under way when the person stops it or leaves. */
	#controller = new AbortController();
	#followed: number | undefined;
	#homeCurrency: Promise<string> | undefined;

	constructor(question: Question, onanswer: (answer: Explored) => void) {
		this.question = question;
		this.#onanswer = onanswer;
	}

	/** Asks, and again whenever the book changes, until the returned function is called; meant for `onMount`. */
	follow(): () => void {
		void this.ask();
		return () => this.#controller.abort();
	}

	/** Another table has other columns: what was chosen of them is let go. */
	change(part: Partial<Question>): void {
		const begin = 'table' in part ? { measure: '', group: '', second: '', filter: null } : {};
		this.question = { ...this.question, ...begin, ...part };
		void this.ask(Object.keys(part)[0] as keyof Question);
	}

	/** Draws a chart that was kept; what became of the book since may not let it be drawn as it was. */
	async open(chart: SavedChart): Promise<void> {
		this.question = chart.question;
		await this.ask();
		const { question } = this;
		if (question === this.answer?.question && !sameValue(question, chart.question)) this.departed = chart;
	}

	cancel(): void {
		this.#controller.abort();
		this.#asked++;
		this.#followed = undefined;
		this.working = undefined;
		this.stopped = true;
	}

	async ask(changed?: keyof Question): Promise<void> {
		if (this.#controller.signal.aborted) this.#controller = new AbortController();
		const { signal } = this.#controller;
		const asked = ++this.#asked;
		const isCurrent = () => asked === this.#asked && !signal.aborted;
		const onProgress = (done: number, total: number) => {
			if (isCurrent()) this.working = { done, total };
		};
		this.stopped = false;
		this.departed = undefined;
		this.working = { done: 0, total: 0 };
		const home = await (this.#homeCurrency ??= homeCurrency(book()));
		const asking = { question: this.question, changed, today: today(), homeCurrency: home };
		const answer = await unlessCancelled(() => run('explore', 'explore', asking, { signal, onProgress }));
		if (!isCurrent()) return;
		this.working = undefined;
		if (!answer) return;
		this.problem = answer.ok ? undefined : answer.problem;
		if (!answer.ok) return;
		this.answer = answer.value;
		this.question = answer.value.question;
		this.#onanswer(answer.value);
		void this.#followBook(answer.value.version, signal);
	}

	async #followBook(version: number, signal: AbortSignal): Promise<void> {
		if (this.#followed === version) return;
		this.#followed = version;
		await unlessCancelled(() => run('explore', 'changed', version, { signal }));
		if (this.#followed === version && !signal.aborted) await this.ask();
	}
}
