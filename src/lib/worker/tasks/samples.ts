import { v7 as uuid } from 'uuid';
import { book } from '../../db/open';
import { loadSamples, removeSamples } from '../../db/samples';
import { sampleBatch, type SampleName } from '../../domain/sample';
import type { SampleBook } from '../../domain/samples/book';
import { unpack, type SampleSetting } from '../../domain/samples/unpack';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';

/** Each a file of its own in the build, fetched when somebody asks for it. */
const BOOKS: Record<SampleName, () => Promise<{ default: SampleBook }>> = {
	shop: () => import('virtual:sample-book/shop'),
	travel: () => import('virtual:sample-book/travel'),
	finance: () => import('virtual:sample-book/finance')
};

export interface SampleWish extends Pick<SampleSetting, 'language' | 'today' | 'currency'> {
	name: SampleName;
	/** Milliseconds since 1970. */
	now: number;
}

/** What was done, to undo it by, and to how many customers. */
interface SampleReceipt {
	action: string;
	customers: number;
}

/** Puts a sample book into the book. Null while there is one already. */
export async function load(wish: SampleWish, { report }: TaskContext): Promise<SampleReceipt | null> {
	const { name, now, language, today, currency } = wish;
	const { default: sample } = await BOOKS[name]();
	const batch = sampleBatch(name, uuid());
	const { maximumFractionDigits: decimals = 2 } = new Intl.NumberFormat('en', {
		style: 'currency',
		currency
	}).resolvedOptions();
	const moment = { today, now: new Date(now).toISOString(), instantAt };
	const rows = unpack(sample, { batch, newId: uuid, language, currency, decimals, ...moment });
	const receipt = await loadSamples(book(), { name, batch, now, rows }, report);
	return receipt && { action: receipt.action, customers: rows.customers.length };
}

/** The clock of this phone, summer time and all. */
function instantAt(day: PlainDay, minuteOfDay: number): string {
	const [year, month, date] = day.split('-').map(Number);
	return new Date(year!, month! - 1, date, 0, minuteOfDay).toISOString();
}

/** Takes every sample out of the book again. Null where there is none. */
export async function remove({ now }: { now: number }, { report }: TaskContext): Promise<SampleReceipt | null> {
	const removed = await removeSamples(book(), now, report);
	return removed && { action: removed.action, customers: removed.counts.customers ?? 0 };
}
