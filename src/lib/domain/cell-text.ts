import type { FieldType } from './fields';
import { joinTags, splitTags } from './tag-list';
import { isMissing, tidy } from './text';

const PLAIN: ReadonlySet<FieldType> = new Set(['text', 'longText']);

/**
 * A stored value as the cell of a file that an import reads as the same value; '' for none. What a record may hold and
 * a file cannot (lone surrogates, NUL, another line end) is written as an import would store it, so that what comes
 * back compares equal.
 */
export function cellText(type: FieldType, value: unknown): string {
	if (value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
	if (Array.isArray(value)) {
		const items = splitTags(joinTags(value.map(String)));
		// The order of tags means nothing; that of phones may.
		return joinTags(type === 'tags' ? items.sort() : items);
	}
	const text = tidy(String(value).replace(/\r\n?/g, '\n'));
	if (!PLAIN.has(type) && isMissing(text)) return '';
	return type === 'longText' ? text : text.replace(/\s+/gu, ' ');
}
