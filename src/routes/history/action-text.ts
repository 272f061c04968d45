import type { ActionEntry } from '$lib/db/actions';
import type { ActionKind } from '$lib/db/rows';
import type { Channel } from '$lib/domain/interaction';
import { channelName } from '$lib/ui/channel-names';
import { clock } from '$lib/ui/clock.svelte';
import { formatDay, formatNumber } from '$lib/ui/format';
import { m } from '$lib/i18n';

type Sentence = (name: string, facts: ActionEntry['facts']) => string;

/** `facts` that count rows: `customers` where an action has them. */
const counted = (facts: ActionEntry['facts']) => {
	const count = Number(facts.customers ?? 0);
	return { count, number: formatNumber(count) };
};

const dayText = (day: ActionEntry['facts'][string] | undefined) => (day ? formatDay(String(day), clock.today) : '');

const SENTENCES: Record<ActionKind, Sentence> = {
	'customer.create': (name) => m.history_customer_create({ name }),
	'customer.edit': (name) => m.history_customer_edit({ name }),
	'customer.delete': (name) => m.history_customer_delete({ name }),
	'customer.restore': (name) => m.history_customer_restore({ name }),
	'interaction.log': (name, { channel }) =>
		channel ? m.history_log_by({ name, channel: channelName(channel as Channel) }) : m.history_log({ name }),
	'interaction.edit': (name) => m.history_interaction_edit({ name }),
	'interaction.delete': (name) => m.history_interaction_delete({ name }),
	'follow-up.create': (name) => m.history_follow_up_create({ name }),
	'follow-up.edit': (name) => m.history_follow_up_edit({ name }),
	'follow-up.done': (name) => m.history_follow_up_done({ name }),
	'follow-up.later': (name, { dueOn }) => m.history_follow_up_later({ name, day: dayText(dueOn) }),
	'follow-up.delete': (name) => m.history_follow_up_delete({ name }),
	import: (_, facts) => m.history_import(counted(facts)),
	merge: () => m.history_merge(),
	replace: () => m.history_replace(),
	erase: () => m.history_erase(),
	undo: () => m.shell_undone()
};

/** What was done, in one sentence, with the customer's name as it is now. */
export const actionText = ({ kind, subject, facts }: ActionEntry): string =>
	SENTENCES[kind](subject?.name || m.history_somebody(), facts);
