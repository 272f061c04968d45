const DAY = 86_400_000;

const CUSTOMERS = [
	{ id: 'wang', name: '王芳 Wang Fang', company: 'Huaxin Travel', phone: '+442079460101', email: 'wang@example.com' },
	{ id: 'harbour', company: 'Harbour Foods', kind: 'company', phone: '+442079460118', address: '12 Quay Street' },
	{ id: 'li', name: '李娜 Li Na', company: 'Linden Clinic', phone: '+442079460122', tags: ['VIP'] },
	{ id: 'tomas', name: 'Tomás Ortega', email: 'tomas@example.com', birthday: '1976-04-30' },
	{ id: 'chen', name: '陈伟 Chen Wei', company: 'Huaxin Travel', phone: '+442079460133' },
	{ id: 'zhou', company: 'Zhou Trading', kind: 'company', email: 'office@example.com' },
	{ id: 'amara', name: 'Amara Okafor', company: 'Okafor & Sons', phone: '+442079460144' },
	{ id: 'ingrid', name: 'Ingrid Solberg', phone: '+442079460155', notes: 'Prefers mornings. Buys for three branches.' },
	{ id: 'josefina', name: 'Josefina Maria Villanueva-Castellanos de la Fuente', phone: '+442079460166' }
];

/** Customer, channel, outcome, rating, days before today, note. */
const CONTACTS = [
	['wang', 'phone', 'reached', 4, 12, 'Asked for samples of the spring range.'],
	['wang', 'email', 'replied', undefined, 20, 'Sent the price list.'],
	['wang', 'visit', 'met', 5, 32, 'Met at the harbour branch.'],
	['harbour', 'visit', 'met', 4, 1, 'Renewal: wants two more years.'],
	['li', 'phone', 'no-answer', undefined, 0, undefined],
	['tomas', 'email', 'sent', undefined, 6, undefined],
	['chen', 'chat', 'replied', 2, 41, 'Waits too long for answers.'],
	['amara', 'phone', 'reached', 5, 3, undefined],
	['ingrid', 'social', 'sent', undefined, 9, undefined]
] as const;

/** Customer, days from today, title, kind, time. */
const PROMISES = [
	['wang', -2, 'Call back about the quote', 'call', undefined],
	['harbour', -1, 'Renewal visit', 'visit', undefined],
	['li', 0, 'Visit the clinic', 'visit', '14:00'],
	['tomas', 0, 'Ask how the delivery went', 'call', undefined],
	['amara', 2, 'Send the contract', 'email', undefined],
	['chen', 5, undefined, 'message', undefined]
] as const;

/** A small book with something overdue, due and to come. @param now milliseconds since 1970 */
export function inventedBook(now: number) {
	const day = (offset: number) => new Date(now + offset * DAY).toISOString();
	return {
		customers: CUSTOMERS.map((customer) => {
			const last = CONTACTS.find(([id]) => id === customer.id);
			return { ...customer, ...(last && { lastContactAt: day(-last[4]) }) };
		}),
		interactions: CONTACTS.map(([customerId, channel, outcome, satisfaction, ago, note], index) => ({
			id: `contact-${index}`,
			customerId,
			channel,
			direction: 'out',
			outcome,
			startedAt: day(-ago),
			...(satisfaction && { satisfaction }),
			...(note && { note })
		})),
		followUps: PROMISES.map(([customerId, offset, title, kind, dueTime], index) => {
			const dueOn = day(offset).slice(0, 10);
			return {
				id: `promise-${index}`,
				...{ customerId, dueOn, openDueOn: dueOn, kind },
				...(title && { title }),
				...(dueTime && { dueTime })
			};
		})
	};
}
