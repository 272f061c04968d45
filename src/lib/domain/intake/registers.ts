import { cellText } from '../cell-text';
import type { Customer } from '../customer';
import { normaliseEmail } from '../email';
import { readField, writeField } from '../field-values';
import type { FieldKey, FieldType } from '../fields';
import { phoneKey } from '../phone';
import { readRegister, type RegisterPath } from '../record';
import { joinTags, splitTags } from '../tag-list';
import type { Instant, PlainDay } from '../time';
import type { CleanColumn } from './cleaned';
import type { CellValue } from './values';

/** When an import is told what it is told: dates ages and opening totals, and is the moment of a label. */
export interface Moment {
	today: PlainDay;
	at: Instant;
}
export type Write = readonly [path: RegisterPath, value: unknown];

const isCustom = ({ key }: CleanColumn) => key.startsWith('custom/');

/** What a customer has where the column's cells go. */
export const storedValue = (customer: Customer, column: CleanColumn): unknown =>
	isCustom(column) ? readRegister(customer, column.key) : readField(customer, column.key as FieldKey);

/** An email as customers are matched by it. */
function emailKey(text: string | undefined): string | undefined {
	const written = text === undefined ? undefined : cellText('email', text);
	const address = normaliseEmail(written ?? '');
	return address.ok ? address.value : written?.toLowerCase();
}

/** Columns of which each item adds to those there are. */
const LISTS: ReadonlySet<FieldType> = new Set(['tags', 'phones', 'emails']);
export const isList = ({ type }: CleanColumn): boolean => LISTS.has(type);

/** What is known of a list, as a cell would say it: the primary phone or email is one of the phones or emails. */
function listOf(
	{ tags = [], phone, morePhones = [], email, moreEmails = [] }: Customer,
	column: CleanColumn,
	country: string
) {
	const items =
		column.type === 'tags' ? tags : column.type === 'phones' ? [phone, ...morePhones] : [email, ...moreEmails];
	return items.flatMap((item) => {
		if (item === undefined) return [];
		const texts = splitTags(joinTags([item]));
		const key = column.type === 'phones' ? (text: string) => phoneKey(text, country) : emailKey;
		return column.type === 'tags' ? texts : texts.flatMap((text) => [text, key(text) ?? text]);
	});
}

/**
 * Whether a cell says something that is not known of the customer. Tags add to those there are; a number or an email
 * among the customer's further ones is known; a custom field's type is the last file's, so it is compared as text.
 */
export function isNews(customer: Customer, column: CleanColumn, value: CellValue, country: string): boolean {
	const stored = storedValue(customer, column);
	if (isList(column)) {
		const known = new Set(listOf(customer, column, country));
		return (value as readonly string[]).some((item) => !known.has(item));
	}
	if (stored === value || (stored !== undefined && cellText(column.type, stored) === cellText(column.type, value)))
		return false;
	if (column.key === 'phone')
		return (
			!customer.morePhones?.includes(value as string) &&
			phoneKey(stored === undefined ? undefined : cellText('phone', stored), country) !== value
		);
	if (column.key === 'email')
		return !customer.moreEmails?.includes(value as string) && emailKey(stored as string | undefined) !== value;
	return !isCustom(column) || stored === undefined || String(stored) !== String(value);
}

/** The registers to write so that the customer has the cell's value, or the cell's tags beside its own. */
export function writesOf(customer: Customer, column: CleanColumn, value: CellValue, moment: Moment): Write[] {
	if (isCustom(column)) return [[column.key, value]];
	if (!isList(column)) return writeField(customer, column.key as FieldKey, value, moment);
	const items = (storedValue(customer, column) ?? []) as readonly string[];
	const whole = [...new Set([...items, ...(value as readonly string[])])];
	return writeField(customer, column.key as FieldKey, whole, moment);
}
