import type { CustomValue } from './customer';
import { dayStyleOf, parseDay } from './day';
import { readCustomText } from './field-text';
import type { Result } from './problem';
import type { PlainDay } from './time';

/** What a person's own field can hold; a date is kept as text, `2026-11-22`. */
export const CUSTOM_TYPES = ['text', 'number', 'date', 'yes/no'] as const;
export type CustomType = (typeof CUSTOM_TYPES)[number];

/** What a first text typed into a new field of a type means; `undefined` where it is blank. */
export function readCustomValue(
	typed: string,
	type: CustomType,
	{ country, today }: { country: string; today: PlainDay }
): Result<CustomValue | undefined> {
	if (type === 'number') return readCustomText(typed, 'number');
	if (type === 'yes/no') return readCustomText(typed, 'boolean');
	const text = readCustomText(typed, 'string');
	if (type === 'text' || !text.ok || text.value === undefined) return text;
	return parseDay(String(text.value), dayStyleOf([], country).order, today);
}
