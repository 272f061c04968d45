import type { Receipt } from '$lib/db/commit';
import { Live } from '$lib/db/live.svelte';
import { book } from '$lib/db/open';
import { removeChart, renameChart, saveChart, savedCharts, type KeptChart } from '$lib/db/saved-charts';
import { sameValue } from '$lib/domain/backup/canonical';
import type { Question } from '$lib/domain/insights/explore/question';
import { now } from '$lib/ui/clock.svelte';
import { m } from '$lib/i18n';
import { attempt, tellDone } from '../../undoable';

/** Name beyond which none goes, in characters. */
export const LONGEST_NAME = 80;

/** The charts that the rep kept, and what is done with them; each told with a way back. */
export class KeptCharts {
	#stored: Live<KeptChart[]>;

	/** Call while a component initialises. */
	constructor() {
		this.#stored = new Live(() => () => savedCharts(book()));
	}

	get all(): readonly KeptChart[] {
		return this.#stored.value ?? [];
	}

	/** The one that asks just this. */
	of(question: Question): KeptChart | undefined {
		return this.all.find((each) => sameValue(each.question, question));
	}

	/** Under the name proposed, or that with a number where another chart has it. */
	async keep(proposed: string, question: Question): Promise<void> {
		const name = this.#free(proposed.slice(0, LONGEST_NAME));
		await tell(
			() => saveChart(book(), { name, question }, now()),
			() => m.explore_kept_told({ name })
		);
	}

	async rename({ id, name: before }: KeptChart, typed: string): Promise<void> {
		const name = typed.trim();
		if (name === '' || name === before) return;
		await tell(
			() => renameChart(book(), id, name, now()),
			() => m.explore_kept_renamed({ name })
		);
	}

	async remove({ id, name }: KeptChart): Promise<void> {
		await tell(
			() => removeChart(book(), id, now()),
			() => m.explore_kept_removed({ name })
		);
	}

	#free(name: string): string {
		const isTaken = (wanted: string) => this.all.some((each) => each.name === wanted);
		let free = name;
		for (let number = 2; isTaken(free); number++) free = m.explore_kept_numbered({ name, number });
		return free;
	}
}

async function tell(work: () => Promise<Receipt>, text: () => string): Promise<void> {
	const receipt = await attempt(work);
	if (receipt) tellDone(receipt.action, text);
}
