import { cellText } from '../cell-text';
import { standsFor, type Customer, type CustomValue } from '../customer';
import { customHeader, type CustomKind } from '../custom-header';
import { readField } from '../field-values';
import { FIELD_KEYS, FIELDS, type FieldType } from '../fields';
import { exportHeader } from '../header';

/** A column of an export. */
export interface ExportColumn {
	header: string;
	type: FieldType;
	read: (customer: Customer) => unknown;
}

const CUSTOM_TYPES: Record<CustomKind, FieldType> = { text: 'longText', number: 'amount', 'yes/no': 'yesNo' };
const kindOf = (value: CustomValue): CustomKind =>
	typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes/no' : 'text';

/**
 * What an export of customers needs to know of all of them before it writes the first: who is in it, and which custom
 * fields there are. Each customer is shown to it once.
 */
export class CustomerSurvey {
	private readonly ids = new Set<string>();
	private readonly gone = new Set<string>();
	private readonly mergedInto = new Map<string, string>();
	private readonly custom = new Map<string, CustomKind>();

	see({ id, deleted, mergedInto, custom = {} }: Customer): void {
		this.ids.add(id);
		if (deleted) this.gone.add(id);
		if (mergedInto !== undefined) this.mergedInto.set(id, mergedInto);
		if (deleted) return;
		for (const [name, value] of Object.entries(custom)) {
			if (cellText('longText', value) === '') continue;
			const before = this.custom.get(name) ?? kindOf(value);
			// Values of several kinds can only all be text.
			this.custom.set(name, before === kindOf(value) ? before : 'text');
		}
	}

	/** Whether the customer goes into the file: not in the trash, and shown by no other that it was merged into. */
	has({ id }: Customer): boolean {
		if (this.gone.has(id)) return false;
		const into = (each: string) => {
			const found = this.mergedInto.get(each);
			return found !== undefined && this.ids.has(found) ? found : undefined;
		};
		return standsFor(id, into) === id;
	}

	/** Every field, then the custom fields by name. */
	columns(): ExportColumn[] {
		const fields = FIELD_KEYS.filter((key) => FIELDS[key].register !== 'name' || key === 'name').map(
			(key): ExportColumn => ({
				header: exportHeader(key),
				type: FIELDS[key].type,
				read: (customer) => readField(customer, key)
			})
		);
		const custom = [...this.custom]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, kind]): ExportColumn => ({
				header: customHeader(name, kind),
				type: CUSTOM_TYPES[kind],
				read: ({ custom = {} }) => (Object.hasOwn(custom, name) ? custom[name] : undefined)
			}));
		return [...fields, ...custom];
	}
}
