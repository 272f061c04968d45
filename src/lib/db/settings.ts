import type { BusinessHours } from '../domain/business-hours';
import type { Channel } from '../domain/interaction';
import type { DeviceId } from '../domain/stamp';
import type { Instant, PlainDay } from '../domain/time';
import type { SatchelDatabase } from './schema';
import { raiseStorageProblem, refuseWhenReadOnly } from './storage-health';

/** What this device remembers of itself and its person. Never part of a backup; each is missing until first written. */
export interface Settings {
	/** Names this database: another name under a surviving canary means that the book was lost. */
	database: string;
	device: DeviceId;
	/** The rep's name; signs contacts. */
	userName: string;
	/** ISO 3166-1 alpha-2: where phone numbers written without a country belong. */
	country: string;
	/** ISO 4217. */
	homeCurrency: string;
	/** When customers can expect an answer. */
	businessHours: BusinessHours;
	/** What Log offers, at least one. */
	channels: readonly Channel[];
	/** What the browser answered when asked to keep the book, and when. */
	persistence: { granted: boolean; at: Instant };
	visit: RunningVisit;
	/** The last copy that was read back whole and left the browser. */
	lastCopy: LastCopy;
	/**
	 * How far `careDueOn` of all customers can be trusted: it was worked out in this time zone, and, where `stale` names
	 * a change of the rules, not by the rules of now. Missing in a book from before there were cadences.
	 */
	careWorkedOut: { zone: string; stale?: string };
	/** Whether `atRisk/…` are in order: `stale` names a change of the models since. Missing where they never were made. */
	atRisk: { stale?: string };
	/** Customers at risk, the likeliest first, a hundred at a time. Holds ids; read them through `at-risk.ts`. */
	[slice: `atRisk/${number}`]: string[];
	/** Customers who were taken off the list of next best actions for a day. */
	notToday: { day: PlainDay; ids: string[] };
	/** Who may have a birthday on a date: every customer who has, and some who had. Holds ids; read it through `birthdays.ts`. */
	[bucket: `birthdays/${string}`]: string[];
}

/** A visit that was started and not stopped yet. */
export interface RunningVisit {
	/** The contact it is of. */
	contact: string;
	at: Instant;
}

/** A copy of the book outside this browser. */
export interface LastCopy {
	/** When the book stood as it does in the copy. */
	at: Instant;
	customers: number;
	interactions: number;
	attachments: number;
}

export async function readSetting<K extends keyof Settings>(
	db: SatchelDatabase,
	key: K
): Promise<Settings[K] | undefined> {
	return (await db.settings.get(key))?.value as Settings[K] | undefined;
}

/** @param value `undefined` forgets the setting @throws on storage errors, which also turn the app read-only */
export async function writeSetting<K extends keyof Settings>(
	db: SatchelDatabase,
	key: K,
	value: Settings[K] | undefined
): Promise<void> {
	refuseWhenReadOnly();
	try {
		if (value === undefined) await db.settings.delete(key);
		else await db.settings.put({ key, value });
	} catch (error) {
		raiseStorageProblem(error);
		throw error;
	}
}
