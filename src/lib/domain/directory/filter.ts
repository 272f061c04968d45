import type { PlainDay } from '../time';
import { DIRECTORY_SORTS, type DirectorySort } from './entry';

/** Which customers a list is narrowed to: those to whom all that is asked applies. */
export interface DirectoryFilter {
	/** Have a follow-up due today or overdue. */
	due?: true;
	/** The model in use holds them to be at risk. */
	risk?: true;
	/** Are past the longest gap that their cadence allows. */
	quiet?: true;
	/** Carry every one of these tags. */
	tags?: readonly string[];
	/** Are in this segment, of those that are saved; from 1. */
	segment?: number;
}

/** What was searched, narrowed to and sorted by, kept under a name. */
export interface SavedFilter {
	name: string;
	text: string;
	sort: DirectorySort;
	filter: DirectoryFilter;
}

/** A saved filter as it was stored; what came with a file need not be one. */
export function savedFilterOf(content: unknown): SavedFilter | undefined {
	const { name, text, sort, filter } = (content ?? {}) as Partial<Record<keyof SavedFilter, unknown>>;
	if (typeof name !== 'string' || typeof text !== 'string') return undefined;
	const asked = (filter ?? {}) as DirectoryFilter;
	const tags = Array.isArray(asked.tags) ? asked.tags.map(String) : [];
	return {
		name,
		text,
		sort: DIRECTORY_SORTS.find((each) => each === sort) ?? 'name',
		filter: filterOf(filterParameters({ ...asked, tags }))
	};
}

export const isNarrow = ({ due, risk, quiet, tags, segment }: DirectoryFilter): boolean =>
	!!(due || risk || quiet || tags?.length || segment);

/** A filter as the parameters of an address: `due&risk&quiet&tag=VIP&tag=…&segment=2`. */
export function filterParameters(filter: DirectoryFilter): URLSearchParams {
	const parameters = new URLSearchParams();
	for (const flag of FLAGS) if (filter[flag]) parameters.set(flag, '');
	for (const tag of filter.tags ?? []) parameters.append('tag', tag);
	if (filter.segment) parameters.set('segment', String(filter.segment));
	return parameters;
}

/** What {@link filterParameters} wrote; what makes no sense is passed over. */
export function filterOf(parameters: URLSearchParams): DirectoryFilter {
	const filter: DirectoryFilter = {};
	for (const flag of FLAGS) if (parameters.has(flag)) filter[flag] = true;
	const tags = [...new Set(parameters.getAll('tag').filter((tag) => tag !== ''))];
	if (tags.length > 0) filter.tags = tags;
	const segment = Number(parameters.get('segment'));
	if (Number.isInteger(segment) && segment > 0) filter.segment = segment;
	return filter;
}

const FLAGS = ['due', 'risk', 'quiet'] as const;

/** Tells filters apart: the same text for those that ask the same on the same day. */
export const filterKey = (filter: DirectoryFilter, today: PlainDay | undefined): string =>
	`${filterParameters(filter).toString()} ${today ?? ''}`;
