import { m } from '$lib/i18n';
import type { Channel, Outcome } from '../domain/interaction';

const CHANNEL_NAMES: Record<Channel, () => string> = {
	phone: m.channel_phone,
	chat: m.channel_chat,
	email: m.channel_email,
	visit: m.channel_visit,
	social: m.channel_social,
	sms: m.channel_sms,
	video: m.channel_video,
	post: m.channel_post,
	other: m.channel_other
};

const OUTCOME_NAMES: Record<Outcome, () => string> = {
	reached: m.outcome_reached,
	'no-answer': m.outcome_no_answer,
	'left-message': m.outcome_left_message,
	sent: m.outcome_sent,
	replied: m.outcome_replied,
	met: m.outcome_met,
	missed: m.outcome_missed,
	refused: m.outcome_refused
};

/** `Call`, `Message` …: a channel as the app names it. */
export const channelName = (channel: Channel): string => CHANNEL_NAMES[channel]();

/** `Reached`, `No answer` …: an outcome as the app names it. */
export const outcomeName = (outcome: Outcome): string => OUTCOME_NAMES[outcome]();
