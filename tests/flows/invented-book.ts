const DAY = 86_400_000;

/** What is written in English and in Chinese. */
type Both = readonly [english: string, chinese: string];

const HUAXIN: Both = ['Huaxin Travel', '华信旅行社'];

const CUSTOMERS: { id: string; company?: Both; notes?: Both; [field: string]: unknown }[] = [
	{
		...{ id: 'wang', name: '王芳 Wang Fang', company: HUAXIN, phone: '+442079460101', email: 'wang@example.com' },
		address: '12 Quay Street'
	},
	{ id: 'harbour', company: ['Harbour Foods', '海港食品'], kind: 'company', phone: '+442079460118' },
	{ id: 'li', name: '李娜 Li Na', company: ['Linden Clinic', '菩提诊所'], phone: '+442079460122', tags: ['VIP'] },
	{ id: 'tomas', name: 'Tomás Ortega', email: 'tomas@example.com', birthday: '1976-04-30' },
	{ id: 'chen', name: '陈伟 Chen Wei', company: HUAXIN, phone: '+442079460133' },
	{ id: 'zhou', company: ['Zhou Trading', '周氏商贸'], kind: 'company', email: 'office@example.com' },
	{ id: 'amara', name: 'Amara Okafor', company: ['Okafor & Sons', 'Okafor & Sons'], phone: '+442079460144' },
	{
		...{ id: 'ingrid', name: 'Ingrid Solberg', phone: '+442079460155' },
		notes: ['Prefers mornings. Buys for three branches.', '上午方便；替三家分店采购。']
	},
	{ id: 'josefina', name: 'Josefina Maria Villanueva-Castellanos de la Fuente', phone: '+442079460166' }
];

/** Customer, channel, outcome, rating, days before today, note. */
const CONTACTS: [string, string, string, number | undefined, number, Both?][] = [
	['wang', 'phone', 'reached', 4, 12, ['Asked for samples of the spring range.', '想看春季新品的样品。']],
	['wang', 'email', 'replied', undefined, 20, ['Sent the price list.', '已发价目表。']],
	['wang', 'visit', 'met', 5, 32, ['Met at the harbour branch.', '在港口分店见面。']],
	['harbour', 'visit', 'met', 4, 1, ['Renewal: wants two more years.', '续约：想再签两年。']],
	['li', 'phone', 'no-answer', undefined, 0],
	['tomas', 'email', 'sent', undefined, 6],
	['chen', 'chat', 'replied', 2, 41, ['Waits too long for answers.', '嫌回复太慢。']],
	['amara', 'phone', 'reached', 5, 3],
	['ingrid', 'social', 'sent', undefined, 9]
];

/** Customer, days from today, kind, title, time. */
const PROMISES: [string, number, string, Both?, string?][] = [
	['wang', -2, 'call', ['Call back about the quote', '回电谈报价']],
	['harbour', -1, 'visit', ['Renewal visit', '上门谈续约']],
	['li', 0, 'visit', ['Visit the clinic', '拜访诊所'], '14:00'],
	['tomas', 0, 'call', ['Ask how the delivery went', '问问送货情况']],
	['amara', 2, 'email', ['Send the contract', '发合同']],
	['chen', 5, 'message']
];

/**
 * A small book with something overdue, due and to come.
 *
 * @param now milliseconds since 1970
 * @param language 0 English, 1 Chinese
 */
export function inventedBook(now: number, language: 0 | 1 = 0) {
	const day = (offset: number) => new Date(now + offset * DAY).toISOString();
	return {
		customers: CUSTOMERS.map((customer) => {
			const last = CONTACTS.find(([id]) => id === customer.id);
			return {
				...customer,
				company: customer.company?.[language],
				notes: customer.notes?.[language],
				...(last && { lastContactAt: day(-last[4]) })
			};
		}),
		interactions: CONTACTS.map(([customerId, channel, outcome, satisfaction, ago, note], index) => ({
			id: `contact-${index}`,
			...{ customerId, channel, direction: 'out', outcome, startedAt: day(-ago) },
			...(satisfaction && { satisfaction }),
			...(note && { note: note[language] })
		})),
		followUps: PROMISES.map(([customerId, offset, kind, title, dueTime], index) => {
			const dueOn = day(offset).slice(0, 10);
			return {
				id: `promise-${index}`,
				...{ customerId, dueOn, openDueOn: dueOn, kind },
				...(title && { title: title[language] }),
				...(dueTime && { dueTime })
			};
		})
	};
}
