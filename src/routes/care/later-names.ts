import type { Later } from '$lib/domain/care/due-day';
import { m } from '$lib/i18n';

export const LATER_NAMES: Record<Later, () => string> = {
	tomorrow: m.today_tomorrow,
	'in-3-days': m.today_in_3_days,
	monday: m.today_monday
};
