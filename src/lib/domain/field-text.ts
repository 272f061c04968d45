import type { Customer, CustomValue } from './customer';
import { dayStyleOf, parseDay } from './day';
import { normaliseEmail } from './email';
import { readField } from './field-values';
import { FIELDS, type Field, type FieldKey } from './fields';
import { parseNumber } from './number';
import { failed, ok, type Result } from './problem';
import { splitTags } from './tag-list';
import { tidy } from './text';
import type { PlainDay } from './time';
import { valueText } from './value-text';

/** What the meaning of typed text depends on. */
interface Typist {
	/** ISO 3166-1 alpha-2: of phone numbers without a country code, and the order of day and month. */
	country: string;
	today: PlainDay;
}

/** Longest text of a custom field, in UTF-16 code units. */
const LONGEST_CUSTOM = 5000;

/** A field's value as its text box shows it; '' where there is none. */
export const fieldText = (customer: Customer, key: FieldKey): string => valueText(readField(customer, key));

/**
 * The value that a text typed into a field means: in its stored form, `undefined` where the text is blank. The library
 * that knows the world's phone numbers is fetched when a number is first read.
 */
export async function readFieldText(
	key: FieldKey,
	typed: string,
	{ country, today }: Typist
): Promise<Result<unknown>> {
	const field: Field = FIELDS[key];
	const text = tidy(typed);
	if (text === '') return ok(undefined);
	if (text.length > field.maxLength) return failed('cell-too-long', { length: text.length, most: field.maxLength });
	switch (field.type) {
		case 'text':
			return ok(text.replace(/\s+/gu, ' '));
		case 'phone':
			return readPhone(text, country);
		case 'email':
			return normaliseEmail(text);
		case 'day': {
			const day = parseDay(text, dayStyleOf([], country).order, today);
			return key === 'birthday' && day.ok && day.value > today ? failed('cell-in-the-future') : day;
		}
		case 'tags':
			return ok(splitTags(text));
		case 'count':
		case 'amount':
			return readNumber(text, field);
		default:
			return ok(text);
	}
}

/** A number that exists as E.164; one that may not (an office's short number, an extension) as it was typed. */
async function readPhone(text: string, country: string): Promise<Result<string>> {
	const { normalisePhone } = await import('./phone');
	const phone = normalisePhone(text, country);
	if (phone.ok) return ok(phone.value.extension ? text : phone.value.number);
	return /\p{L}/u.test(text) || !/\p{Nd}{3}/u.test(text) ? phone : ok(text);
}

function readNumber(text: string, { type, range }: Field): Result<number> {
	const number = parseNumber(text);
	if (!number.ok) return number;
	if (type === 'count' && !Number.isInteger(number.value)) return failed('cell-not-a-number');
	if (range && (number.value < range[0] || number.value > range[1]))
		return failed('cell-out-of-range', { least: range[0], most: range[1] });
	return number;
}

/** As {@link readFieldText}, for a custom field that has held a value of this type. */
export function readCustomText(typed: string, type: 'string' | 'number' | 'boolean'): Result<CustomValue | undefined> {
	const text = tidy(typed);
	if (text === '') return ok(undefined);
	if (type === 'boolean') return ok(text === 'true');
	if (type === 'number') return parseNumber(text);
	return text.length > LONGEST_CUSTOM
		? failed('cell-too-long', { length: text.length, most: LONGEST_CUSTOM })
		: ok(text);
}
