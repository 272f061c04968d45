import type { Interaction } from '$lib/domain/interaction';
import { channelName, outcomeName } from '$lib/ui/channel-names';
import { formatNumber } from '$lib/ui/format';
import { language, m } from '$lib/i18n';

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
