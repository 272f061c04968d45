/** Numbers in [0, 1) that are the same on every run: a linear congruential generator (Numerical Recipes, p. 284). */
function chance(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

/** A kind of customer: mean age, orders and money spent, and how many in a hundred are satisfied. */
const KINDS = [
	{ name: 'Student', age: 22, orders: 14, spent: 300, satisfied: 90 },
	{ name: 'Family', age: 41, orders: 6, spent: 1400, satisfied: 70 },
	{ name: 'Pensioner', age: 68, orders: 2, spent: 5200, satisfied: 15 }
];
/** Days over which they told whether they are satisfied. */
const DAYS = 50;

/**
 * Customers of three kinds that stand clearly apart, each with an age, totals as imported, and whether they are
 * satisfied, which goes with the kind. Two have no age.
 *
 * @param each customers of every kind
 */
export function modelledBook(each: number) {
	const next = chance(2026);
	const around = (mean: number, spread: number) => mean * (1 + spread * (next() + next() + next() - 1.5));
	const customers = KINDS.flatMap(({ name, age, orders, spent, satisfied }, kind) =>
		Array.from({ length: each }, (_, index) => ({
			id: `${name.toLowerCase()}-${String(index).padStart(5, '0')}`,
			name: `${name} ${index}`,
			...(index === 0 && kind < 2 ? {} : { age: { years: Math.round(around(age, 0.15)), asOf: '2026-09-01' } }),
			opening: {
				orderCount: Math.round(around(orders, 0.2)),
				totalAmount: Math.round(100 * around(spent, 0.2)) / 100,
				asOf: '2026-09-01'
			},
			satisfied: {
				value: next() * 100 < satisfied,
				at: new Date(Date.UTC(2026, 8, 2 + (index % DAYS), 9)).toISOString()
			}
		}))
	);
	return { customers };
}
