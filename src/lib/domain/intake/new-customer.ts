import type { Customer } from '../customer';
import { withRegisters } from '../record';
import type { NewCustomer, PlanOptions } from './planned';
import { writesOf, type Write } from './registers';
import type { Row } from './row-change';

type Created = NewCustomer['customer'];

/** How the customers of a plan are put together. */
export interface Making {
	/** Of a row's index, under this id. */
	customerOf: (index: number, id: string) => Created;
	newId: () => string;
	/** Of a row's index: its number in the file. */
	numberOf: (index: number) => number;
}

/**
 * A row that matches nobody. Its customer is put together whenever it is asked for: a plan of many rows holds none of
 * them, and writing it needs a slice of them at a time.
 */
export class PlannedCustomer implements NewCustomer {
	/** @param id of its own, if it has one; else it is given one when it is first asked for, and keeps it */
	constructor(
		readonly possibleDuplicateOf: readonly string[],
		readonly inTrash: string | undefined,
		private readonly index: number,
		private readonly making: Making,
		private id: string | undefined
	) {}

	get row(): number {
		return this.making.numberOf(this.index);
	}

	get customer(): Created {
		this.id ??= this.making.newId();
		return this.making.customerOf(this.index, this.id);
	}
}

/** The customer of a row that matches nobody. @param companies the file's names are those of companies */
export function newCustomer(row: Row, companies: boolean, id: string, options: PlanOptions): Created {
	const { batch, moment } = options;
	const draft: Customer = { id, clock: {}, batch, fingerprints: [row.fingerprint] };
	if (companies) draft.kind = 'company';
	const elements: Write[] = [];
	for (const { column, value } of row.cells)
		for (const write of writesOf(draft, column, value, moment)) {
			const [path, written] = write;
			if (path.includes('/')) elements.push(write);
			else Object.assign(draft, { [path]: written });
		}
	// Tags, handles and custom fields are put together last, all at once.
	const { clock: _, ...customer } = { ...draft, ...withRegisters({ id: draft.id, clock: {} }, elements, '') };
	return customer;
}
