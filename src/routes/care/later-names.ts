import type { Later } from '$lib/domain/care/due-day';
import type { FollowUp } from '$lib/domain/follow-up';
import { m } from '$lib/i18n';

export const KINDS: Record<NonNullable<FollowUp['kind']>, () => string> = {
	call: m.today_kind_call,
	message: m.today_kind_message,
	email: m.today_kind_email,
	visit: m.today_kind_visit,
	other: m.today_kind_other
};

export const LATER_NAMES: Record<Later, () => string> = {
	tomorrow: m.today_tomorrow,
	'in-3-days': m.today_in_3_days,
	monday: m.today_monday
};
