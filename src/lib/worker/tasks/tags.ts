import { onCommit } from '../../db/announce';
import { book } from '../../db/open';

/** Customers read at a time. */
const SLICE = 2000;

let known: Promise<string[]> | undefined;

/** Every tag of the book, that of most customers first; read anew once a customer has changed. */
export function ofBook(): Promise<string[]> {
	return (known ??= readTags().catch((error: unknown) => {
		known = undefined;
		throw error;
	}));
}

onCommit(({ customers }) => {
	if (customers) known = undefined;
});

async function readTags(): Promise<string[]> {
	const counts = new Map<string, number>();
	for (let last = ''; ;) {
		const customers = await book().customers.where(':id').above(last).limit(SLICE).toArray();
		for (const { tags, deleted } of customers)
			if (!deleted) for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
		if (customers.length < SLICE) break;
		last = customers.at(-1)!.id;
	}
	return [...counts].sort(([a, more], [b, most]) => most - more || (a < b ? -1 : 1)).map(([tag]) => tag);
}
