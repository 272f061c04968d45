import type { FollowUp } from '../domain/follow-up';
import type { Channel } from '../domain/interaction';
import { m } from '$lib/i18n';

type Kind = NonNullable<FollowUp['kind']>;

export const FOLLOW_UP_KINDS: Record<Kind, () => string> = {
	call: m.today_kind_call,
	message: m.today_kind_message,
	email: m.today_kind_email,
	visit: m.today_kind_visit,
	other: m.today_kind_other
};

/**
 * What was promised: its title, else its kind.
 *
 * @param promised.refused the channel it was promised on, where they have refused that since: its kind is none then
 */
export const followUpWhat = (promised: { title?: string; kind?: Kind; refused?: Channel }): string =>
	promised.title || FOLLOW_UP_KINDS[(!promised.refused && promised.kind) || 'other']();
