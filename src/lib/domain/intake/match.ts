import type { Customer } from '../customer';
import { normaliseEmail } from '../email';
import { phoneKey } from '../phone';
import { fold } from '../text';
import type { Cleaned } from './cleaned';

/** What a row or a customer is matched by: the texts that must be equal, the strongest level first. */
export interface MatchKeys {
	levels: string[][];
	/** Every phone and every email by itself, whatever the name. */
	reaches: string[];
}

/** Items kept for one key: a key that thousands share says little, and must not cost their square. */
const MOST_FOR_A_KEY = 20;

/** Items by key, in the order they were added. Nearly every key has one item: it stands alone, without a list. */
export class Multimap<T extends number | object> {
	private readonly items = new Map<string, T | T[]>();

	add(key: string, item: T): void {
		const found = this.items.get(key);
		if (found === undefined) this.items.set(key, item);
		else if (!Array.isArray(found)) this.items.set(key, [found, item]);
		else if (found.length < MOST_FOR_A_KEY) found.push(item);
	}

	/** Everything under any of the keys, each once. */
	get(keys: readonly string[]): T[] {
		const found = keys.flatMap((key) => this.items.get(key) ?? []);
		return found.length > 1 ? [...new Set(found)] : found;
	}
}

/**
 * What has been seen, found again by the keys of a row. The strongest level at which anything is found decides:
 *
 *     1. the customer's own id, which only a file that was exported here has
 *     2. the same external id
 *     3. the very same row as an import brought before (so that what a rep has corrected since is found again)
 *     4. the same email and the same phone
 *     5. the same email or the same phone, and the same folded name
 */
export class KeyIndex<T extends number | object> {
	private readonly levels = Array.from({ length: 5 }, () => new Multimap<T>());

	add(keys: MatchKeys, item: T): void {
		for (const [level, each] of keys.levels.entries()) for (const key of each) this.levels[level]!.add(key, item);
	}

	/** All that match at the strongest level, in the order they were added; none where nothing matches. */
	find(keys: MatchKeys): T[] {
		for (const [level, each] of keys.levels.entries()) {
			const found = this.levels[level]!.get(each);
			if (found.length) return found;
		}
		return [];
	}
}

interface KeyParts {
	id: string | undefined;
	externalId: string | undefined;
	fingerprints: string[];
	emails: string[];
	/** E.164. */
	phones: string[];
	name: string;
}

function matchKeys({ id, externalId, fingerprints, emails, phones, name }: KeyParts): MatchKeys {
	const reaches = [...emails, ...phones];
	const folded = fold(name);
	return {
		reaches,
		// Emails hold no space and phones are digits, so the parts of a key cannot run into one another.
		levels: [
			id ? [id] : [],
			externalId ? [externalId] : [],
			fingerprints,
			emails.flatMap((email) => phones.map((phone) => `${email} ${phone}`)),
			folded ? reaches.map((reach) => `${reach} ${folded}`) : []
		]
	};
}

/** The keys by which a row repeats another of its file: two customers that were exported are two, whatever they share. */
export const keysOfRepeat = (keys: MatchKeys): MatchKeys => {
	const [own = []] = keys.levels;
	return own.length > 0 ? { ...keys, levels: [own] } : keys;
};

/** The keys of a cleaned row; an email or phone that does not hold is none. */
export function keysOfRow(
	{ columns, fingerprints }: Pick<Cleaned, 'columns' | 'fingerprints'>,
	row: number
): MatchKeys {
	const text = (key: 'satchelId' | 'externalId' | 'email' | 'phone' | 'name') => {
		const column = columns.get(key);
		const value = column?.values.at(row);
		return typeof value === 'string' && !column!.faults.has(row) ? value : undefined;
	};
	const [email, phone] = [text('email'), text('phone')];
	return matchKeys({
		id: text('satchelId'),
		externalId: text('externalId'),
		fingerprints: [fingerprints.at(row)],
		emails: email ? [email] : [],
		phones: phone ? [phone] : [],
		name: text('name') ?? ''
	});
}

/** The keys of a stored customer, all its numbers and emails. @param country ISO 3166-1 alpha-2, of numbers without a code */
export function keysOfCustomer(customer: Customer, country: string): MatchKeys {
	const { id, externalId, fingerprints = [], email, phone, name, company, moreEmails = [], morePhones = [] } = customer;
	return matchKeys({
		id,
		externalId,
		fingerprints,
		emails: [email ?? '', ...moreEmails].flatMap((each) => {
			const address = each ? normaliseEmail(each) : undefined;
			return address?.ok ? [address.value] : [];
		}),
		phones: [phone, ...morePhones].flatMap((each) => phoneKey(each, country) ?? []),
		name: name ?? company ?? ''
	});
}
