import { onCommit } from '$lib/db/announce';
import type { FeatureKey } from '$lib/domain/insights/features';
import type { FeatureChoice, FeatureChoices } from '$lib/worker/models/feature-columns';
import { attempt } from '../undoable';

/** What to begin with: of these features, those known of more than a share of the customers. */
interface First {
	features: readonly FeatureKey[];
	share: number;
}

/** Which features a model goes by. It outlives the page. */
export class FeatureSelection {
	/** What the book has to offer; undefined until it was read. */
	choices = $state.raw<readonly FeatureChoice[]>();
	/** Of amounts: ISO 4217, or empty where none is known. */
	currency = $state('');
	/** In the order of the choices. */
	chosen = $state.raw<readonly FeatureKey[]>([]);

	#read: () => Promise<FeatureChoices>;
	#first: First;
	#isStale = true;

	constructor(read: () => Promise<FeatureChoices>, first: First) {
		this.#read = read;
		this.#first = first;
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
		if (isFirst) this.choose(firstChoice(answer.choices, this.#first));
		else this.choose(this.chosen);
	}

	choose(keys: readonly FeatureKey[]): void {
		this.chosen = (this.choices ?? []).flatMap(({ key }) => (keys.includes(key) ? key : []));
	}

	toggle(key: FeatureKey): void {
		this.choose(this.chosen.includes(key) ? this.chosen.filter((each) => each !== key) : [...this.chosen, key]);
	}
}

/** The first ones, of those that differ and are known of enough; where there are none, what every contact tells. */
function firstChoice(choices: readonly FeatureChoice[], { features, share }: First): readonly FeatureKey[] {
	const telling = new Set(
		choices.filter(({ known, customers, varies }) => varies && known > share * customers).map(({ key }) => key)
	);
	const chosen = features.filter((key) => telling.has(key));
	return chosen.length ? chosen : (['recency', 'contactFrequency'] as const).filter((key) => telling.has(key));
}
