import { v7 as uuid } from 'uuid';
import { addCustomers } from '../../db/customers';
import { book } from '../../db/open';
import { readSlices } from '../../db/read-slices';
import type { ContactCard } from '../../domain/card/contact-card';
import { customerOfCard, type CardCustomer } from '../../domain/card/customer-of-card';
import { readCards } from '../../domain/card/read-cards';
import { displayName, type Customer } from '../../domain/customer';
import { KeyIndex, keysOfCustomer, Multimap } from '../../domain/intake/match';
import { failed, ok, type Problem, type Result } from '../../domain/problem';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';

interface Typist {
	/** ISO 3166-1 alpha-2, of phones without a country code. */
	country: string;
	today: PlainDay;
	/** Milliseconds since 1970. */
	now: number;
}

/** What became of contacts that came in; names as the cards have them. */
export interface AddedContacts {
	/** The journaled action; missing where nobody was added. */
	action?: string;
	added: { id: string; name: string }[];
	/** Already in the book: left as they stand there. */
	known: string[];
	/** Added, though somebody of another name has the same phone or email. */
	sharing: string[];
	/** Parts of cards that could not be kept. */
	leftOut: ({ name: string } & CardCustomer['leftOut'][number])[];
	/** Cards that could not be read, by their number in the file. */
	unread: { card: number; problem: Problem }[];
}

/** Adds the contacts of a `.vcf` file. Fails with `file-unreadable`, `card-none`. */
export async function addFile(
	{ file, ...typist }: Typist & { file: Blob },
	context: TaskContext
): Promise<Result<AddedContacts>> {
	let bytes: ArrayBuffer;
	try {
		bytes = await file.arrayBuffer();
	} catch {
		return failed('file-unreadable');
	}
	const cards = readCards(decoded(bytes));
	return cards.length === 0 ? failed('card-none') : ok(await add(cards, typist, context));
}

/** Adds contacts that the phone's own picker handed out. */
export function addCards(
	{ cards, ...typist }: Typist & { cards: ContactCard[] },
	context: TaskContext
): Promise<AddedContacts> {
	return add(cards.map(ok), typist, context);
}

/** Cards are UTF-8; old ones of Chinese phones are not. */
function decoded(bytes: ArrayBuffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

async function add(cards: Result<ContactCard>[], typist: Typist, { report }: TaskContext): Promise<AddedContacts> {
	const { customers } = await readSlices(book(), ['customers'], report);
	const standing = customers.filter(({ deleted, mergedInto }) => !deleted && mergedInto === undefined);
	const known = new KeyIndex<Customer>();
	const reached = new Multimap<Customer>();
	const learn = (customer: Customer) => {
		const keys = keysOfCustomer(customer, typist.country);
		known.add(keys, customer);
		for (const reach of keys.reaches) reached.add(reach, customer);
	};
	standing.forEach(learn);

	const result: AddedContacts = { added: [], known: [], sharing: [], leftOut: [], unread: [] };
	const fresh: Omit<Customer, 'clock'>[] = [];
	for (const [index, card] of cards.entries()) {
		const read = card.ok ? await customerOfCard(card.value, uuid(), typist) : card;
		if (!read.ok) {
			result.unread.push({ card: index + 1, problem: read.problem });
			continue;
		}
		const customer: Customer = { ...read.value.customer, clock: {} };
		const name = displayName(customer);
		const keys = keysOfCustomer(customer, typist.country);
		if (known.find(keys).length > 0) {
			result.known.push(name);
			continue;
		}
		if (reached.get(keys.reaches).length > 0) result.sharing.push(name);
		for (const each of read.value.leftOut) result.leftOut.push({ name, ...each });
		result.added.push({ id: customer.id, name });
		fresh.push(read.value.customer);
		// The same contact twice in a file is one.
		learn(customer);
	}
	if (fresh.length > 0) result.action = (await addCustomers(book(), fresh, typist.now)).action;
	return result;
}
