import { withdrawalOf } from '../consent';
import type { Customer } from '../customer';
import type { FollowUp } from '../follow-up';
import type { Channel } from '../interaction';

const CHANNELS: Partial<Record<NonNullable<FollowUp['kind']>, readonly Channel[]>> = {
	call: ['phone'],
	message: ['chat', 'sms'],
	email: ['email'],
	visit: ['visit']
};

/** The channels that keep a follow-up, the likeliest first; none where any does. */
export const channelsOf = (kind: FollowUp['kind']): readonly Channel[] => CHANNELS[kind ?? 'other'] ?? [];

/** The channel a follow-up was promised on, where the customer has refused every one that would keep it since. */
export function refusedChannel(customer: Pick<Customer, 'consent'>, kind: FollowUp['kind']): Channel | undefined {
	const channels = channelsOf(kind);
	return channels.every((channel) => withdrawalOf(customer, [channel])) ? channels[0] : undefined;
}
