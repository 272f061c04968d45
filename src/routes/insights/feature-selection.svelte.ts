import { onCommit } from '$lib/db/announce';
import { BASIC_FEATURES, type FeatureKey } from '$lib/domain/insights/features';
import type { FeatureChoice, FeatureChoices } from '$lib/worker/models/feature-columns';
import { attempt } from '../undoable';

/** Which features a model goes by. It outlives the page. */
export class FeatureSelection {
	/** What the book has to offer; undefined until it was read. */
	choices = $state.raw<readonly FeatureChoice[]>();
	/** Of amounts: ISO 4217, or empty where none is known. */
	currency = $state('');
	/** In the order of the choices. */
	chosen = $state.raw<readonly FeatureKey[]>([]);

	#read: () => Promise<FeatureChoices>;
	#isStale = true;

	constructor(read: () => Promise<FeatureChoices>) {
		this.#read = read;
		onCommit(() => (this.#isStale = true));
	}

	/** Customers there are to learn from. */
	get customers(): number {
		return this.choices?.[0]?.customers ?? 0;
	}

	/** Reads the book where it has changed since. What was chosen stays chosen. */
	async load(): Promise<void> {
		if (!this.#isStale) return;
		this.#isStale = false;
		const answer = await attempt(this.#read);
		if (!answer) {
			this.#isStale = true;
			return;
		}
		const isFirst = this.customers === 0;
		this.choices = answer.choices;
		this.currency = answer.currency;
		if (isFirst) this.choose(firstChoice(answer.choices));
		else this.choose(this.chosen);
	}

	choose(keys: readonly FeatureKey[]): void {
		this.chosen = (this.choices ?? []).flatMap(({ key }) => (keys.includes(key) ? key : []));
	}

	toggle(key: FeatureKey): void {
		this.choose(this.chosen.includes(key) ? this.chosen.filter((each) => each !== key) : [...this.chosen, key]);
	}
}

/** The basic features, of those known of most customers; where there are none, what every contact tells. */
function firstChoice(choices: readonly FeatureChoice[]): readonly FeatureKey[] {
	const known = new Set(choices.filter((choice) => choice.known > choice.customers / 2).map(({ key }) => key));
	const basic = BASIC_FEATURES.filter((key) => known.has(key));
	return basic.length ? basic : (['recency', 'contactFrequency'] as const).filter((key) => known.has(key));
}
