import { readCustomHeader, type CustomKind } from '../custom-header';
import { dayStyleOf, parseDay } from '../day';
import { FIELD_KEYS, FIELDS, type Field, type FieldKey } from '../fields';
import { foldHeader } from '../header';
import { numberStyleOf, parseNumber } from '../number';
import { isMissing } from '../text';
import { parseYesNo } from '../yes-no';
import { ownColumns } from './quarantine-file';
import { everyCell, isBlank, type Sheet } from './sheet';

/** What an unmapped column's cells are kept as. */
export type CustomType = 'text' | 'number' | 'yesNo' | 'day';

/** Where a column goes; `reversed`: its yes means no (for yes/no fields). Plain JSON: part of a saved recipe. */
export type Target =
	| { to: 'field'; field: FieldKey; reversed?: boolean }
	| { to: 'custom'; name: string; type: CustomType; reversed?: boolean }
	| { to: 'nothing' };

/** A column by its header, and where it goes. */
export interface ColumnMapping {
	header: string;
	target: Target;
}

/** One entry a column, in the sheet's order. */
export type Mapping = ColumnMapping[];

const KINDS: Record<CustomKind, CustomType> = { text: 'text', number: 'number', 'yes/no': 'yesNo' };

type FieldTarget = Extract<Target, { to: 'field' }>;

const FIELD_OF_HEADER: ReadonlyMap<string, FieldTarget> = new Map(
	FIELD_KEYS.flatMap((field) => {
		const { headers, contraryHeaders = [] }: Field = FIELDS[field];
		return [
			...headers.map((header): [string, FieldTarget] => [header, { to: 'field', field }]),
			...contraryHeaders.map((header): [string, FieldTarget] => [header, { to: 'field', field, reversed: true }])
		];
	})
);

/**
 * The field a header names, by all it says, by what stands outside its brackets (`Phone (mobile)`, `手机号*`) or, where
 * it is a path into a record, within what merely holds the customer (`contact.email`, `properties.phone`).
 */
const fieldOfHeader = (header: string): FieldTarget | undefined =>
	FIELD_OF_HEADER.get(foldHeader(header)) ??
	FIELD_OF_HEADER.get(foldHeader(header.replace(/[(（[【].*?[)）\]】]|[*:：]/g, ''))) ??
	FIELD_OF_HEADER.get(foldHeader(withoutHolders(header)));

/** Keys under which other programs put the fields of a customer; any other says whose email it is (`manager.email`). */
const HOLDERS = new Set(
	[
		'contact contacts contactinfo contactdetails customer person personal profile details info data',
		'attributes fields properties 客户 联系人 联系方式 资料'
	].flatMap((words) => words.split(' '))
);

function withoutHolders(header: string): string {
	const path = header.split('.');
	while (path.length > 1 && HOLDERS.has(foldHeader(path[0]!))) path.shift();
	return path.join('.');
}

/**
 * The map to begin with: each column to the field its header names, turned round where the header means the contrary,
 * the first one where several do; the others to custom fields of the type all their cells have; to nothing columns
 * without content, and those that a file of rows kept aside was given for its reader.
 */
export function suggestMapping(sheet: Sheet): Mapping {
	const taken = new Set<FieldKey>();
	const own = ownColumns(sheet.headers);
	return sheet.headers.map((header, index) => {
		if (index < own) return { header, target: { to: 'nothing' } };
		const cells = sheet.columns[index]!;
		const custom = readCustomHeader(header);
		if (custom) return { header, target: { to: 'custom', name: custom.name, type: KINDS[custom.kind] } };
		const target = fieldOfHeader(header);
		if (!target || taken.has(target.field) || (target.reversed && !isYesOrNo(cells)))
			return { header, target: customTarget(header, cells) };
		taken.add(target.field);
		return { header, target };
	});
}

/** A churn can be a chance too; only a yes or no can be turned round. */
const isYesOrNo = (cells: Iterable<string>) => everyCell(cells, (cell) => isMissing(cell) || parseYesNo(cell).ok);

function customTarget(header: string, cells: Iterable<string>): Target {
	if (isBlank(cells)) return { to: 'nothing' };
	return { to: 'custom', name: header, type: customTypeOf(cells) };
}

/** The map with one column sent elsewhere. A field has one column: the column that had it becomes a custom field. */
export function withTarget(sheet: Sheet, mapping: Mapping, header: string, target: Target): Mapping {
	return mapping.map((column, index) => {
		if (column.header === header) return { header, target };
		const displaced = target.to === 'field' && column.target.to === 'field' && column.target.field === target.field;
		return displaced ? { header: column.header, target: customTarget(column.header, sheet.columns[index]!) } : column;
	});
}

/** Whether yes and no can be turned round in the target. */
export const isReversible = (target: Target): boolean =>
	target.to === 'field' ? FIELDS[target.field].type === 'yesNo' : target.to === 'custom' && target.type === 'yesNo';

/** A code, not an amount: leading zeros, or more digits than anything is counted in. */
const CODE = /^\+|^-?(?:0\d|\d{11})/;
const PLAIN_NUMBER = /^-?[\d.,' ]+$/;
/** Any day does: custom days may lie ahead, and only two-digit years look at it. */
const FAR = '2099-12-31';

/** The type that every cell has, blank ones aside: yes/no in words, number, day, else text. */
export function customTypeOf(cells: Iterable<string>): CustomType {
	const said = function* () {
		for (const cell of cells) if (!isMissing(cell)) yield cell.trim();
	};
	const every = (test: (cell: string) => boolean) => {
		let some = false;
		for (const cell of said()) {
			if (!test(cell)) return false;
			some = true;
		}
		return some;
	};
	if (every((cell) => !/\d/.test(cell) && parseYesNo(cell).ok)) return 'yesNo';
	if (every((cell) => PLAIN_NUMBER.test(cell) && !CODE.test(cell) && parseNumber(cell).ok)) {
		const { mark } = numberStyleOf(said());
		return every((cell) => parseNumber(cell, mark).ok) ? 'number' : 'text';
	}
	if (!every((cell) => /\D/.test(cell) && parseDay(cell, 'dmy', FAR).ok)) return 'text';
	const { order } = dayStyleOf(said(), '');
	return every((cell) => parseDay(cell, order, FAR).ok) ? 'day' : 'text';
}
