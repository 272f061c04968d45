import type { Consent, Customer } from './customer';
import type { Channel } from './interaction';

/** A channel that a customer does not want to be reached on, and what was said of it. */
export interface Withdrawal extends Consent {
	channel: Channel;
}

/** The first of the channels for which consent was withdrawn. Where nothing was said, nothing is forbidden. */
export function withdrawalOf(
	{ consent }: Pick<Customer, 'consent'>,
	channels: readonly Channel[]
): Withdrawal | undefined {
	for (const channel of channels) {
		const said = consent?.[channel];
		if (said?.state === 'withdrawn') return { channel, ...said };
	}
	return undefined;
}
