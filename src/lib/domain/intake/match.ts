import type { Customer } from '../customer';
import { normaliseEmail } from '../email';
import { phoneKey } from '../phone';
import { fold } from '../text';
import type { Cleaned } from './cleaned';

/** What a row, or a customer, is matched by. Blank ones are not there. */
export interface MatchKeys {
	externalId?: string;
	/** Of whole rows. */
	fingerprints: string[];
	emails: string[];
	/** E.164. */
	phones: string[];
	/** Folded; '' where there is none. */
	name: string;
}

/** Customers kept for one key: a key that thousands share says little, and must not cost their square. */
const MOST_FOR_A_KEY = 20;

/**
 * What has been seen, found again by the keys of a row. The strongest level at which anything is found decides:
 *
 *     1. the same external id
 *     2. the very same row as an import brought before (so that what a rep has corrected since is found again)
 *     3. the same email and the same phone
 *     4. the same email or the same phone, and the same folded name
 */
export class KeyIndex<T> {
	private readonly levels = [0, 1, 2, 3].map(() => new Map<string, T[]>());
	private readonly reaches = new Map<string, T[]>();

	add(keys: MatchKeys, item: T): void {
		levelKeys(keys).forEach((each, level) => each.forEach((key) => push(this.levels[level]!, key, item)));
		for (const key of reachKeys(keys)) push(this.reaches, key, item);
	}

	/** All that match at the strongest level, in the order they were added; none where nothing matches. */
	find(keys: MatchKeys): T[] {
		for (const [level, each] of levelKeys(keys).entries()) {
			const found = each.flatMap((key) => this.levels[level]!.get(key) ?? []);
			if (found.length) return [...new Set(found)];
		}
		return [];
	}

	/** All that share a phone or an email, whatever their name. */
	sharing(keys: MatchKeys): T[] {
		return [...new Set(reachKeys(keys).flatMap((key) => this.reaches.get(key) ?? []))];
	}
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
	const items = map.get(key);
	if (!items) map.set(key, [item]);
	else if (items.length < MOST_FOR_A_KEY && items.at(-1) !== item) items.push(item);
}

// Emails hold no space and phones are digits, so the parts of a key cannot run into one another.
const reachKeys = ({ emails, phones }: Pick<MatchKeys, 'emails' | 'phones'>): string[] => [...emails, ...phones];

function levelKeys({ externalId, fingerprints, emails, phones, name }: MatchKeys): string[][] {
	return [
		externalId ? [externalId] : [],
		fingerprints,
		emails.flatMap((email) => phones.map((phone) => `${email} ${phone}`)),
		name ? reachKeys({ emails, phones }).map((reach) => `${reach} ${name}`) : []
	];
}

/** The keys of a cleaned row; an email or phone that does not hold is none. */
export function keysOfRow(
	{ columns, fingerprints }: Pick<Cleaned, 'columns' | 'fingerprints'>,
	row: number
): MatchKeys {
	const text = (key: 'externalId' | 'email' | 'phone' | 'name') => {
		const column = columns.get(key);
		const value = column?.values[row];
		return typeof value === 'string' && !column!.faults.has(row) ? value : undefined;
	};
	const [email, phone] = [text('email'), text('phone')];
	return {
		externalId: text('externalId'),
		fingerprints: [fingerprints[row]!],
		emails: email ? [email] : [],
		phones: phone ? [phone] : [],
		name: fold(text('name') ?? '')
	};
}

/** The keys of a stored customer, all its numbers and emails. @param country ISO 3166-1 alpha-2, of numbers without a code */
export function keysOfCustomer(customer: Customer, country: string): MatchKeys {
	const { externalId, fingerprints = [], email, phone, name, company, moreEmails = [], morePhones = [] } = customer;
	return {
		externalId,
		fingerprints,
		emails: [email ?? '', ...moreEmails].flatMap((each) => {
			const address = each ? normaliseEmail(each) : undefined;
			return address?.ok ? [address.value] : [];
		}),
		phones: [phone, ...morePhones].flatMap((each) => phoneKey(each, country) ?? []),
		name: fold(name ?? company ?? '')
	};
}
