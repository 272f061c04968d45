import { FIELDS, type Field, type FieldKey, type FieldType } from '../fields';
import { joinName } from '../person-name';
import type { CleanColumn } from './cleaned';
import type { CustomType, Mapping } from './mapping';
import type { ColumnKey } from './recipe';
import type { Sheet } from './sheet';
import { TextColumn } from './text-column';
import { Values } from './values';

const CUSTOM_TYPES: Record<CustomType, FieldType> = { text: 'longText', number: 'amount', yesNo: 'yesNo', day: 'day' };
const CUSTOM_LENGTH = 20_000;

export interface MappedColumns {
	columns: Map<ColumnKey, CleanColumn>;
	/** No column names a person, so the company's column became `name`. */
	companies: boolean;
}

/** The sheet's columns under the fields they are mapped to. Given and family names become one `name`. */
export function mapColumns(sheet: Sheet, mapping: Mapping): MappedColumns {
	const columns = new Map<ColumnKey, CleanColumn>();
	mapping.forEach(({ header, target }, index) => {
		if (target.to === 'nothing') return;
		const reversed = target.reversed ?? false;
		const cells = sheet.columns[index]!;
		if (target.to === 'field') columns.set(target.field, fieldColumn(target.field, header, cells, reversed));
		else columns.set(`custom/${target.name}`, customColumn(target.name, target.type, header, cells, reversed));
	});
	const name = nameColumn(columns, sheet.rowCount);
	const company = columns.get('company');
	columns.delete('givenName');
	columns.delete('familyName');
	if (name) columns.set('name', name);
	else if (company) {
		columns.delete('company');
		columns.set('name', { ...company, key: 'name' });
	}
	return { columns, companies: !name && !!company };
}

function fieldColumn(key: FieldKey, header: string, cells: TextColumn, reversed: boolean): CleanColumn {
	const { type, maxLength, range }: Field = FIELDS[key];
	return {
		key,
		header,
		type,
		maxLength,
		range,
		reversed,
		values: new Values(cells),
		faults: new Map(),
		normalised: false
	};
}

function customColumn(
	name: string,
	type: CustomType,
	header: string,
	cells: TextColumn,
	reversed: boolean
): CleanColumn {
	return {
		key: `custom/${name}`,
		header,
		type: CUSTOM_TYPES[type],
		maxLength: CUSTOM_LENGTH,
		reversed,
		values: new Values(cells),
		faults: new Map(),
		normalised: false
	};
}

/** The name column: its own cell where it says something, else given and family name as their script joins them. */
function nameColumn(columns: Map<ColumnKey, CleanColumn>, rowCount: number): CleanColumn | undefined {
	const [whole, given, family] = [columns.get('name'), columns.get('givenName'), columns.get('familyName')];
	if (!given && !family) return whole;
	const text = (column: CleanColumn | undefined, row: number) => (column?.values.at(row) ?? '') as string;
	const cells = Array.from({ length: rowCount }, (_, row) => {
		const written = text(whole, row);
		return written.trim() ? written : joinName(text(given, row), text(family, row));
	});
	return fieldColumn('name', (whole ?? given ?? family)!.header, TextColumn.of(cells), false);
}
