import { contentLine, escapeText } from '../content-line';
import type { Customer } from '../customer';
import type { ContactCard } from './contact-card';

/** What of a customer goes to another phone. The rep's own notes only where they are asked for. */
export function cardOf(customer: Customer, withNotes: boolean): ContactCard {
	const { kind, name, company, title, phone, morePhones = [], email, moreEmails = [], address, birthday } = customer;
	const given = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];
	return {
		...(kind === 'company' && { isCompany: true as const }),
		name: name ?? company,
		company,
		title,
		phones: given([phone, ...morePhones]),
		emails: given([email, ...moreEmails]),
		address,
		birthday,
		notes: withNotes ? customer.notes : undefined
	};
}

/**
 * A vCard 3.0 (RFC 2426): the one version that the contacts of iPhones, Android phones, Outlook and Google all read. 4.0
 * is unknown to some of them, and 2.1 cannot say that its text is UTF-8. The whole name stands in FN, and as one part
 * in N: iPhones show N, and would turn a name round that was split wrongly.
 */
export function writeCard(card: ContactCard): string {
	const { name = '', company, title, phones, emails, address, birthday, notes, isCompany } = card;
	const lines: [string, string | undefined][] = [
		['BEGIN', 'VCARD'],
		['VERSION', '3.0'],
		['N', isCompany ? ';;;;' : `;${escapeText(name)};;;`],
		['FN', escapeText(name)],
		['ORG', company ?? (isCompany ? name : undefined)],
		['TITLE', title],
		...phones.map((phone): [string, string] => ['TEL;TYPE=VOICE', phone]),
		...emails.map((email): [string, string] => ['EMAIL;TYPE=INTERNET', email]),
		['ADR;TYPE=WORK', address && `;;${escapeText(address)};;;;`],
		['BDAY', birthday],
		['NOTE', notes],
		// Apple's phones go by this, and others pass over it.
		['X-ABSHOWAS', isCompany && 'COMPANY'],
		['END', 'VCARD']
	];
	return lines
		.filter((line): line is [string, string] => Boolean(line[1]))
		.map(([line, value]) => contentLine(line, STRUCTURED.test(line) ? value : escapeText(value)))
		.join('');
}

/** Lines whose value has parts, escaped where it is put together. */
const STRUCTURED = /^(?:N|FN|ADR;.*)$/;
