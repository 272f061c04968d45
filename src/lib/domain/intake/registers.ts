import type { Customer } from '../customer';
import { readField, writeField } from '../field-values';
import type { FieldKey } from '../fields';
import { phoneKey } from '../phone';
import { readRegister, type RegisterPath } from '../record';
import type { Instant, PlainDay } from '../time';
import type { CellValue, CleanColumn } from './cleaned';

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

/**
 * Whether a cell says something that is not known of the customer. Tags add to those there are; a number or an email
 * among the customer's further ones is known; a custom field's type is the last file's, so it is compared as text.
 */
export function isNews(customer: Customer, column: CleanColumn, value: CellValue, country: string): boolean {
	const stored = storedValue(customer, column);
	if (column.type === 'tags') return (value as readonly string[]).some((tag) => !customer.tags?.includes(tag));
	if (stored === value) return false;
	if (column.key === 'phone')
		return !customer.morePhones?.includes(value as string) && phoneKey(stored as string | undefined, country) !== value;
	if (column.key === 'email')
		return !customer.moreEmails?.includes(value as string) && (stored as string | undefined)?.toLowerCase() !== value;
	return !isCustom(column) || stored === undefined || String(stored) !== String(value);
}

/** The registers to write so that the customer has the cell's value, or the cell's tags beside its own. */
export function writesOf(customer: Customer, column: CleanColumn, value: CellValue, moment: Moment): Write[] {
	if (isCustom(column)) return [[column.key, value]];
	const whole = column.type === 'tags' ? [...(customer.tags ?? []), ...(value as readonly string[])] : value;
	return writeField(customer, column.key as FieldKey, whole, moment);
}
