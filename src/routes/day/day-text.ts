import type { DayPlan, Task } from '$lib/db/day';
import { displayName } from '$lib/domain/customer';
import type { PlainDay } from '$lib/domain/time';
import { followUpWhat } from '$lib/ui/follow-up-text';
import { formatDate, formatDay, locale } from '$lib/ui/format';
import { m } from '$lib/i18n';

export const nameOf = (task: Pick<Task, 'customer'>): string => task.customer || m.today_nameless();
/** What is to be done: as the agenda says it, else by its kind. */
export const whatOf = ({ what, kind, refused }: Pick<Task, 'what' | 'kind' | 'refused'>): string =>
	followUpWhat({ title: what, kind, refused });
/** How late, and when: `since Fri 20 Nov`, `14:00`. */
export const whenOf = ({ dueOn, dueTime }: Pick<Task, 'dueOn' | 'dueTime'>, today: PlainDay): string =>
	dueOn < today ? m.day_since({ day: formatDay(dueOn, today) }) : (dueTime ?? '');

/** The plan as text to send on: a line for each thing to do. */
export function dayText({ tasks, birthdays }: DayPlan, today: PlainDay): string {
	const lines = tasks.map((task) => {
		const parts = [
			nameOf(task),
			whatOf(task),
			whenOf(task, today),
			task.phone,
			task.address?.replace(/\s*\n\s*/g, ', ')
		];
		return `☐ ${parts.filter(Boolean).join(' · ')}`;
	});
	const born = birthdays.map((customer) => `🎂 ${displayName(customer) || m.today_nameless()}`);
	return [m.day_title({ day: formatDate(today) }), '', ...lines, ...born].join('\n');
}

/** `3.4 km`, `850 m`. */
export const formatKilometres = (metres: number): string =>
	new Intl.NumberFormat(locale(), {
		style: 'unit',
		unit: metres < 1000 ? 'meter' : 'kilometer',
		maximumSignificantDigits: 2
	}).format(metres < 1000 ? metres : metres / 1000);
