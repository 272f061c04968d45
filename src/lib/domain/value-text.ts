import { joinTags } from './tag-list';

/** A stored value as text; '' for none. */
export const valueText = (value: unknown): string =>
	Array.isArray(value) ? joinTags(value.map(String)) : String(value ?? '');
