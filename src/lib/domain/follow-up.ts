import type { Channel } from './interaction';
import type { Stamped } from './record';
import type { Instant, PlainDay } from './time';

/** Something promised for a day. */
export interface FollowUp extends Stamped {
	customerId: string;
	dueOn: PlainDay;
	/** Local and floating, `14:00`: two in the afternoon wherever the rep is. */
	dueTime?: string;
	title?: string;
	kind?: 'call' | 'message' | 'email' | 'visit' | 'other';
	repeatEveryDays?: number;
	doneAt?: Instant;
	/** The interaction that did it. */
	doneBy?: string;
	/** The interaction it was promised in. */
	promisedIn?: string;
	batch?: string;
	/** `dueOn` while the follow-up is neither done nor deleted; derived, so that an index holds open ones only. */
	openDueOn?: PlainDay;
}

export const isOpen = (followUp: FollowUp): boolean => !followUp.doneAt && !followUp.deleted;

/** How a promise made on a channel is kept, as a rule: on the same one. */
export function followUpKind(channel: Channel): NonNullable<FollowUp['kind']> {
	switch (channel) {
		case 'phone':
		case 'video':
			return 'call';
		case 'chat':
		case 'sms':
		case 'social':
			return 'message';
		case 'email':
		case 'visit':
			return channel;
		default:
			return 'other';
	}
}
