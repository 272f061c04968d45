export interface TagCount {
	tag: string;
	/** Customers that carry it. */
	count: number;
}

/** The tags in use, those of most customers first; equals by their text. */
export function countTags(customers: Iterable<{ tags?: readonly string[] }>): TagCount[] {
	const counts = new Map<string, number>();
	for (const { tags } of customers) for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts]
		.map(([tag, count]) => ({ tag, count }))
		.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
