import type { FollowUp } from '$lib/domain/follow-up';
import type { Interaction } from '$lib/domain/interaction';
import { channelName, outcomeName } from '$lib/ui/channel-names';
import { formatNumber } from '$lib/ui/format';
import { language, m } from '$lib/i18n';

const KINDS: Record<NonNullable<FollowUp['kind']>, () => string> = {
	call: m.today_kind_call,
	message: m.today_kind_message,
	email: m.today_kind_email,
	visit: m.today_kind_visit,
	other: m.today_kind_other
};

/** What was promised: its title, else its kind. */
export const followUpWhat = ({ title, kind }: FollowUp): string => title || KINDS[kind ?? 'other']();

/** `Call, reached · rated 4` */
export function contactWords({ channel, outcome, satisfaction }: Interaction): string {
	const what = outcome
		? m.customer_contact({
				channel: channelName(channel),
				outcome: outcomeName(outcome).toLocaleLowerCase(language.current)
			})
		: channelName(channel);
	return satisfaction ? `${what} · ${m.customer_rated({ rating: formatNumber(satisfaction) })}` : what;
}
