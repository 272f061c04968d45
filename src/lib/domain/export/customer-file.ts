import { cellText } from '../cell-text';
import { CSV_START, csvLine } from '../csv-cell';
import type { Customer } from '../customer';
import type { FieldType } from '../fields';
import type { ExportColumn } from './customer-table';

export type CustomerFormat = 'csv' | 'json';

/** A file of customers, written piece by piece: `start`, the customers, `end`. */
export interface CustomerWriter {
	start: () => string;
	customers: (customers: readonly Customer[]) => string;
	end: () => string;
}

/**
 * The file that an import reads back without a hand: CSV (UTF-8 with byte order mark, RFC 4180, formulas escaped), or
 * a JSON array of flat records under the same names, in which what is not known is null.
 */
export const customerWriter = (format: CustomerFormat, columns: readonly ExportColumn[]): CustomerWriter =>
	format === 'csv' ? csvWriter(columns) : jsonWriter(columns);

function csvWriter(columns: readonly ExportColumn[]): CustomerWriter {
	return {
		start: () => CSV_START + csvLine(columns.map(({ header }) => header)),
		customers: (customers) =>
			customers.map((customer) => csvLine(columns.map(({ type, read }) => cellText(type, read(customer))))).join(''),
		end: () => ''
	};
}

function jsonWriter(columns: readonly ExportColumn[]): CustomerWriter {
	let written = 0;
	const record = (customer: Customer) =>
		JSON.stringify(Object.fromEntries(columns.map(({ header, type, read }) => [header, plain(type, read(customer))])));
	return {
		start: () => '[',
		customers: (customers) =>
			customers.map((customer) => `${written++ === 0 ? '\n' : ',\n'}${record(customer)}`).join(''),
		end: () => '\n]\n'
	};
}

/** Numbers, yes and no as JSON has them; anything else as a cell's text. */
function plain(type: FieldType, value: unknown): string | number | boolean | null {
	const text = cellText(type, value);
	if (text === '') return null;
	return type !== 'longText' && (typeof value === 'number' || typeof value === 'boolean') ? value : text;
}

/** Name of the file. @param day it is written on */
export const customerFileName = (format: CustomerFormat, day: string): string => `satchel-customers-${day}.${format}`;
