import { BlobParts } from '../../db/blob-parts';
import { eachSlice } from '../../db/export';
import { book } from '../../db/open';
import type { Customer } from '../../domain/customer';
import { customerWriter, type CustomerFormat } from '../../domain/export/customer-file';
import { CustomerSurvey } from '../../domain/export/customer-table';
import type { TaskContext } from '../context';

const TYPES: Record<CustomerFormat, string> = { csv: 'text/csv', json: 'application/json' };

/**
 * Every customer but those in the trash as a file that an import reads back unchanged. Reads the book twice, a slice
 * at a time, inside one transaction: first for what there is, then to write it.
 */
export function exportCustomers(
	{ format }: { format: CustomerFormat },
	{ report }: TaskContext
): Promise<{ file: Blob; customers: number }> {
	const db = book();
	return db.transaction('r', [db.customers], async () => {
		const total = 2 * (await db.customers.count());
		let done = 0;
		const survey = new CustomerSurvey();
		await eachSlice(db, 'customers', (rows) => {
			for (const row of rows as unknown as Customer[]) survey.see(row);
			report((done += rows.length), total);
		});
		const writer = customerWriter(format, survey.columns());
		const parts = new BlobParts();
		const encoder = new TextEncoder();
		const write = (text: string) => parts.add(encoder.encode(text));
		let customers = 0;
		write(writer.start());
		await eachSlice(db, 'customers', (rows) => {
			const included = (rows as unknown as Customer[]).filter((row) => survey.has(row));
			customers += included.length;
			write(writer.customers(included));
			report((done += rows.length), total);
		});
		write(writer.end());
		return { file: parts.blob(TYPES[format]), customers };
	});
}
