const DAY = 86_400_000;
/** Park and Miller's generator: the same book every time. */
function chances(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Some hundred customers with ages, amounts, contacts and orders; some lack some of it. @param now milliseconds since 1970 */
export function variedBook(now: number) {
	const chance = chances(7);
	const among = <T>(list: readonly T[]): T => list[Math.floor(chance() ** 1.5 * list.length)]!;
	const ago = (days: number) => new Date(now - days * DAY).toISOString();
	const customers = Array.from({ length: 347 }, (_, index) => {
		const years = Math.round(18 + 62 * (chance() + chance()) * 0.5);
		return {
			id: `customer-${String(index).padStart(3, '0')}`,
			name: `Customer ${index}`,
			...(index % 29 && { age: { years, asOf: ago(300).slice(0, 10) } }),
			...(index % 7 && { gender: among(['female', 'male', 'other']) }),
			...(index % 5 === 0 && { tags: index % 10 ? ['VIP'] : ['VIP', 'wholesale'] }),
			source: among(['Fair', 'Recommended by a friend', 'Web', 'Call', 'Walked in', 'Newsletter', 'Partner']),
			satisfied: { value: chance() < 0.4 + years / 200, at: ago(200) },
			custom: { 'Monthly spend': Math.round(years * 12 + chance() * 500) / 4 },
			opening: {
				orderCount: Math.floor(chance() * 9),
				totalAmount: Math.round(chance() * years * 9000) / 100,
				asOf: ago(300).slice(0, 10)
			}
		};
	});
	const somebody = () => customers[Math.floor(chance() * customers.length)]!.id;
	const interactions = Array.from({ length: 900 }, (_, index) => ({
		...{ id: `contact-${index}`, customerId: somebody(), direction: index % 4 ? 'out' : 'in' },
		channel: among(['phone', 'chat', 'email', 'visit', 'social']),
		outcome: among(['reached', 'no-answer', 'sent', 'replied', 'met']),
		startedAt: ago(Math.floor(chance() * 360) + chance()),
		...(index % 3 && { satisfaction: 1 + Math.floor(Math.sqrt(chance()) * 5) })
	}));
	const orders = Array.from({ length: 400 }, (_, index) => ({
		...{ id: `order-${index}`, customerId: somebody(), at: ago(chance() * 350) },
		amount: Math.round(Math.exp(3 + 2 * chance()) * 100) / 100,
		currency: index % 8 ? 'EUR' : 'USD'
	}));
	return { customers, interactions, orders };
}
