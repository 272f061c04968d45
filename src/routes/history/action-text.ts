import type { ActionEntry } from '$lib/db/actions';
import type { ActionKind } from '$lib/db/rows';
import type { CareRule } from '$lib/domain/care/cadence';
import { FIELDS } from '$lib/domain/fields';
import type { Channel } from '$lib/domain/interaction';
import { channelName } from '$lib/ui/channel-names';
import { clock } from '$lib/ui/clock.svelte';
import { columnLabel } from '$lib/ui/field-text';
import { formatDay, formatNumber } from '$lib/ui/format';
import { language, m } from '$lib/i18n';
import { ruleName } from '../care/rule-name';

type Sentence = (name: string, facts: ActionEntry['facts'], changed: string[]) => string;

/** `facts` that count rows: `customers` where an action has them. */
const counted = (facts: ActionEntry['facts']) => {
	const count = Number(facts.customers ?? 0);
	return { count, number: formatNumber(count) };
};

const dayText = (day: ActionEntry['facts'][string] | undefined) => (day ? formatDay(String(day), clock.today) : '');

/** Names the fields where they are fields of the form or the person's own. */
function editText(name: string, changed: string[]): string {
	if (changed.length === 0 || !changed.every(isColumn)) return m.history_customer_edit({ name });
	const list = new Intl.ListFormat(language.current, { type: 'conjunction' });
	return m.history_customer_edit_fields({ name, fields: list.format(changed.map(columnLabel)) });
}
const isColumn = (path: string): boolean => path.startsWith('custom/') || Object.hasOwn(FIELDS, path);

/** Says whose cadence it was. */
function cadenceText(changed: string[]): string {
	const rules = changed
		.filter((path) => path.startsWith(CADENCE))
		.map((path) => path.slice(CADENCE.length) as CareRule);
	return m.history_care_rule({ rule: [...new Set(rules.map(ruleName))].join(' · ') });
}
const CADENCE = 'cadence/';

const SENTENCES: Record<ActionKind, Sentence> = {
	'customer.create': (name) => m.history_customer_create({ name }),
	'customer.edit': (name, _, changed) => editText(name, changed),
	'customer.delete': (name) => m.history_customer_delete({ name }),
	'customer.restore': (name) => m.history_customer_restore({ name }),
	'company.link': () => m.details_history_company(),
	'interaction.log': (name, { channel }) =>
		channel ? m.history_log_by({ name, channel: channelName(channel as Channel) }) : m.history_log({ name }),
	'interaction.edit': (name) => m.history_interaction_edit({ name }),
	'interaction.delete': (name) => m.history_interaction_delete({ name }),
	'follow-up.create': (name) => m.history_follow_up_create({ name }),
	'follow-up.edit': (name) => m.history_follow_up_edit({ name }),
	'follow-up.done': (name) => m.history_follow_up_done({ name }),
	'follow-up.later': (name, { dueOn }) => m.history_follow_up_later({ name, day: dayText(dueOn) }),
	'follow-up.delete': (name) => m.history_follow_up_delete({ name }),
	'order.create': (name) => m.details_history_order_create({ name }),
	'order.edit': (name) => m.details_history_order_edit({ name }),
	'order.delete': (name) => m.details_history_order_delete({ name }),
	'feedback.create': (name) => m.details_history_feedback_create({ name }),
	'feedback.edit': (name) => m.details_history_feedback_edit({ name }),
	'feedback.delete': (name) => m.details_history_feedback_delete({ name }),
	import: (_, facts) => m.history_import(counted(facts)),
	'sample.load': (_, facts) => m.history_sample_load(counted(facts)),
	'sample.remove': (_, facts) => m.history_sample_remove(counted(facts)),
	'model.train': () => m.history_model_train(),
	'model.import': () => m.history_model_import(),
	'model.remove': () => m.history_model_remove(),
	'segments.save': () => m.history_segments_save(),
	'segments.remove': () => m.history_segments_remove(),
	'template.edit': () => m.history_template_edit(),
	'template.delete': () => m.history_template_delete(),
	'recipe.save': () => m.history_recipe_save(),
	'recipe.remove': () => m.history_recipe_remove(),
	'care.rule': (_name, _facts, changed) => cadenceText(changed),
	'filter.save': () => m.history_filter_save(),
	'filter.remove': () => m.history_filter_remove(),
	'chart.save': () => m.history_chart_save(),
	'chart.rename': () => m.history_chart_rename(),
	'chart.remove': () => m.history_chart_remove(),
	merge: (_, { added, changed }) =>
		m.history_merge({ added: formatNumber(Number(added ?? 0)), changed: formatNumber(Number(changed ?? 0)) }),
	replace: () => m.history_replace(),
	erase: () => m.history_erase(),
	undo: () => m.shell_undone()
};

/** What was done, in one sentence, with the customer's name as it is now. */
export const actionText = ({ kind, subject, facts, changed }: ActionEntry): string =>
	SENTENCES[kind](subject?.name || m.history_somebody(), facts, changed);
