import { FIELDS, type FieldKey, type FieldType } from '../domain/fields';
import { m } from '$lib/i18n';
import { fieldLabel } from '$lib/i18n/field-labels';
import { formatDate, formatNumber } from './format';

export { fieldLabel };

const GENDERS: Record<string, () => string> = {
	male: m.field_gender_male,
	female: m.field_gender_female,
	other: m.field_gender_other
};

/** A field's value, or a custom field's, in words; '' where there is none. */
function valueText(value: unknown, type: FieldType = 'text'): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'boolean') return value ? m.field_yes() : m.field_no();
	if (typeof value === 'number') return formatNumber(value, 15);
	if (Array.isArray(value)) return value.join(', ');
	if (type === 'gender') return GENDERS[String(value)]?.() ?? String(value);
	if (type === 'day') return formatDate(String(value));
	return String(value);
}

/** A field, or a custom field under its register's name (`custom/Shoe size`), as it is called. */
export const columnLabel = (key: string): string => (isField(key) ? fieldLabel(key) : key.replace(/^custom\//, ''));

/** What stands in such a field. */
export const columnText = (key: string, value: unknown): string =>
	valueText(value, isField(key) ? FIELDS[key].type : 'text');

const isField = (key: string): key is FieldKey => Object.hasOwn(FIELDS, key);
