import { MOST_COUNTED } from '$lib/db/gone-quiet';
import { daysBetween, type PlainDay } from '$lib/domain/time';
import type { RuledCadence } from '$lib/domain/care/cadence';
import type { Channel } from '$lib/domain/interaction';
import { channelName } from '$lib/ui/channel-names';
import { followUpWhat } from '$lib/ui/follow-up-text';
import { formatAmount, formatNumber, formatPercent } from '$lib/ui/format';
import { m } from '$lib/i18n';
import type { BestAction } from '$lib/worker/tasks/care';

/** Whose rule a cadence is. */
export function ruleText(cadence: RuledCadence): string {
	switch (cadence.rule) {
		case 'customer':
			return m.care_rule_customer();
		case 'tag':
			return m.care_rule_tag({ tag: cadence.tag });
		case 'segment':
			return m.care_rule_segment({ segment: cadence.segment });
		default:
			return m.care_rule_default();
	}
}

const channelNames = (channels: readonly Channel[]): string => channels.map(channelName).join(m.care_comma());

/** How many there are, of whom no more than {@link MOST_COUNTED} were counted. @param seen those on screen and before them */
export const countText = (total: number, seen: number): string =>
	total > MOST_COUNTED ? `${formatNumber(Math.max(MOST_COUNTED, seen))}+` : formatNumber(total);

/** Why somebody stands on the list, in a line. */
export function bestBecause({ candidate }: BestAction, today: PlainDay): string {
	const { due, from, cadence, lastCareAt, probability, refused, way } = candidate;
	const words: string[] = [];
	if (due) {
		const what = followUpWhat({ ...due, refused });
		const count = daysBetween(due.dueOn, today);
		words.push(count > 0 ? m.care_late({ what, count }) : m.care_due_today({ what }));
	}
	if (from !== undefined && cadence && !lastCareAt) words.push(m.care_no_contact());
	else if (from !== undefined && cadence && daysBetween(from, today) >= cadence.ideal)
		words.push(m.care_gap({ count: daysBetween(from, today), ideal: cadence.ideal }));
	if (probability !== undefined && probability < 0.5)
		words.push(m.care_unlikely({ share: formatPercent(probability) }));
	if (!way.channel) words.push(m.care_no_way());
	else if (way.blocked.length) words.push(m.care_blocked({ channels: channelNames(way.blocked) }));
	return words.join(m.care_then());
}

export interface TermWords {
	name: string;
	what: string;
	/** `× 1.5` */
	factor: string;
}

/** Every term of a score with what it comes from. */
export function termWords(action: BestAction, today: PlainDay, home: string): TermWords[] {
	const { terms, candidate, ordersMoreThan } = action;
	const { probability, amount, due, from, cadence, way } = candidate;
	const late = due ? daysBetween(due.dueOn, today) : -1;
	const said = (name: string, factor: number, what: string): TermWords => ({
		...{ name, what, factor: `× ${formatNumber(factor, 2)}` }
	});
	return [
		said(
			m.care_term_risk(),
			terms.risk,
			probability === undefined ? m.care_risk_unknown() : m.care_risk_known({ share: formatPercent(probability) })
		),
		said(
			m.care_term_value(),
			terms.value,
			amount === undefined || ordersMoreThan === undefined
				? m.care_value_unknown()
				: m.care_value_known({ amount: formatAmount(amount, home), share: formatPercent(ordersMoreThan) })
		),
		said(
			m.care_term_overdue(),
			terms.overdue,
			late < 0 ? m.care_overdue_none() : late === 0 ? m.care_overdue_today() : m.care_overdue_late({ count: late })
		),
		said(
			m.care_term_cadence(),
			terms.cadence,
			from === undefined || !cadence
				? m.care_cadence_none()
				: m.care_cadence_known({
						...{ count: daysBetween(from, today), ideal: cadence.ideal, maximum: cadence.maximum },
						rule: ruleText(cadence)
					})
		),
		said(
			m.care_term_consent(),
			terms.consent,
			way.blocked.length ? m.care_consent_other({ channels: channelNames(way.blocked) }) : m.care_consent_free()
		)
	];
}
