import { LANGUAGES, m } from '$lib/i18n';
import type { DirectoryRow } from '$lib/domain/directory/entry';
import { found } from '$lib/ui/word-search';
import { directory } from '../directory';
import { act, ACTIONS, open, type Action } from './actions';
import { recentActions, rememberAction } from './recent';

/** Something that can be chosen. */
interface Choice {
	id: string;
	name: string;
	/** A few words more about it. */
	what?: string;
	action?: Action;
	choose: () => unknown;
}

interface Group {
	title: string;
	choices: Choice[];
}

/** Customers shown beside the actions. */
const FEW = 6;

const choiceOf = (action: (typeof ACTIONS)[number]): Choice => ({
	id: `action-${action.id}`,
	name: action.name(),
	action,
	choose() {
		rememberAction(action.id);
		return act(action);
	}
});

const customerChoice = ({ id, name, company }: DirectoryRow): Choice => ({
	id: `customer-${id}`,
	name: name || m.people_nameless(),
	what: company === name ? undefined : company,
	choose: () => open(`customer/?id=${id}`)
});

const offered = ACTIONS.filter(({ keyOnly }) => !keyOnly);

/** What a text finds among actions, in both languages, and among customers; what was used lately while there is none. */
export class PaletteSearch {
	text = $state('');
	/** Of the customers, those the worker has answered with. */
	#customers = $state.raw<{ text: string; rows: DirectoryRow[] }>({ text: '', rows: [] });
	#question = 0;
	readonly #recent = recentActions();

	readonly groups: Group[] = $derived.by(() => {
		const empty = this.text.trim() === '';
		const customers = {
			title: empty ? m.palette_contacted() : m.palette_customers(),
			choices: this.#customerChoices()
		};
		if (!empty) {
			const actions = found(offered, this.text, ({ name }) => LANGUAGES.map((locale) => name({}, { locale })));
			const groups = [{ title: m.palette_actions(), choices: actions.map(choiceOf) }, customers];
			return groups.filter(({ choices }) => choices.length > 0);
		}
		const others = offered.filter((action) => !this.#recent.includes(action));
		return [
			{ title: m.palette_recent(), choices: this.#recent.map(choiceOf) },
			customers,
			{ title: m.palette_actions(), choices: others.map(choiceOf) }
		].filter(({ choices }) => choices.length > 0);
	});
	readonly choices = $derived(this.groups.flatMap(({ choices }) => choices));

	/** Asks for the customers that the text finds. */
	async ask(): Promise<void> {
		const question = ++this.#question;
		const { text } = this;
		const answer = await directory.query({ text, sort: 'contact', from: 0, count: FEW });
		if (answer && question === this.#question) this.#customers = { text, rows: answer.rows };
	}

	#customerChoices(): Choice[] {
		const { text, rows } = this.#customers;
		// While the answer is on its way the rows of the text before stay, unless that was none.
		const stale = (text.trim() === '') !== (this.text.trim() === '');
		const contacted = rows.filter(({ lastContactAt }) => text.trim() !== '' || lastContactAt);
		return stale ? [] : contacted.map(customerChoice);
	}
}
