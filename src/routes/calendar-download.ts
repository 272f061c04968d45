import { resolve } from '$app/paths';
import { book } from '$lib/db/open';
import { standingCustomers } from '$lib/db/standing';
import { calendarFile } from '$lib/domain/calendar/calendar-file';
import { calendarEntry } from '$lib/domain/calendar/entry';
import { displayName } from '$lib/domain/customer';
import type { FollowUp } from '$lib/domain/follow-up';
import { saveFile } from '$lib/files/save';
import { today } from '$lib/ui/clock.svelte';
import { followUpWhat } from '$lib/ui/follow-up-text';
import { formatNumber } from '$lib/ui/format';
import { notices } from '$lib/ui/notices.svelte';
import { m } from '$lib/i18n';
import { attempt } from './undoable';

/** Hands follow-ups to the phone's calendar, as a file that it opens. Call from a tap. */
export async function saveToCalendar(followUps: readonly FollowUp[]): Promise<void> {
	const customers = await attempt(() =>
		standingCustomers(
			book(),
			followUps.map(({ customerId }) => customerId)
		)
	);
	if (!customers) return;
	const entries = followUps.flatMap((followUp) => {
		const customer = customers.get(followUp.customerId);
		if (!customer) return [];
		const name = displayName(customer) || m.today_nameless();
		const link = new URL(`${resolve('/')}customer/?id=${customer.id}`, location.href).href;
		const title = m.calendar_entry({ what: followUpWhat(followUp), name });
		return calendarEntry(followUp, customer, { title, today: today(), link });
	});
	if (entries.length === 0) return;
	saveFile(new Blob([calendarFile(entries)], { type: 'text/calendar;charset=utf-8' }), m.calendar_file_name());
	const told = { count: entries.length, number: formatNumber(entries.length) };
	notices.show({ text: () => m.calendar_saved(told) });
}
