import ICAL from 'ical.js';
import { joinName } from '../person-name';
import { failed, ok, type Result } from '../problem';
import type { ContactCard } from './contact-card';
import { asVersion3 } from './version-2';

/** What is read of a card. All else goes first: photos fill cards, and one bad line would spoil the whole of it. */
const READ = /^(?:[\w-]+\.)?(?:FN|N|ORG|TITLE|TEL|EMAIL|ADR|BDAY|NOTE|KIND|X-ABSHOWAS)[;:]/i;

/**
 * The cards of a `.vcf` file of version 2.1, 3.0 or 4.0, each by itself: one that cannot be read fails with
 * `card-unreadable`, and the others are read all the same.
 */
export function readCards(text: string): Result<ContactCard>[] {
	const cards = text.replace(/\r\n?/g, '\n').matchAll(/^BEGIN:VCARD[ \t]*\n(.*?)^END:VCARD[ \t]*$/gimsu);
	return [...cards].map(([, body]) => readCard(body!));
}

function readCard(body: string): Result<ContactCard> {
	const version = /^VERSION:\s*(\S+)/im.exec(body)?.[1] ?? '3.0';
	try {
		const whole = version === '2.1' ? asVersion3(body) : body.replace(/\n[ \t]/g, '').split('\n');
		const begin = ['BEGIN:VCARD', `VERSION:${version === '4.0' ? '4.0' : '3.0'}`];
		const lines = [...begin, ...whole.filter((line) => READ.test(line)), 'END:VCARD'];
		return ok(cardFrom(ICAL.parse(lines.join('\r\n')) as JCard));
	} catch {
		// Told by its number and no more: what ical.js says of a line may quote it.
		return failed('card-unreadable');
	}
}

/** jCard (RFC 7095): name, parameters, type, values. */
type JCard = [string, [name: string, parameters: object, type: string, ...values: unknown[]][]];

function cardFrom([, properties]: JCard): ContactCard {
	const all = (name: string) => properties.filter((property) => property[0] === name).map((property) => property[3]);
	const parts = (value: unknown): string[] =>
		(Array.isArray(value) ? value : [value]).map((part) => [part].flat().join(' '));
	// ical.js leaves a semicolon escaped where the value has no parts.
	const texts = (name: string) => all(name).map((value) => parts(value).join(' ').replaceAll('\\;', ';').trim());
	const first = (name: string) => texts(name).find(Boolean);
	const [family = '', given = ''] = parts(all('n')[0] ?? '');
	const company = all('org').map((value) => parts(value)[0]!.trim())[0] || undefined;
	const isCompany = first('x-abshowas')?.toUpperCase() === 'COMPANY' || first('kind')?.toLowerCase() === 'org';
	return {
		...(isCompany && { isCompany: true as const }),
		name: first('fn') || joinName(given, family) || company,
		company,
		title: first('title'),
		phones: texts('tel')
			.map((phone) => phone.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. '))
			.filter(Boolean),
		emails: texts('email')
			.map((email) => email.replace(/^mailto:/i, ''))
			.filter(Boolean),
		address: all('adr')
			.map((value) =>
				parts(value)
					.map((part) => part.trim())
					.filter(Boolean)
					.join(', ')
			)
			.find(Boolean),
		birthday: texts('bday').map(dayOf).find(Boolean),
		notes: first('note')
	};
}

/** Apple writes birthdays of no known year under this one. */
const NO_YEAR = '1604';

function dayOf(text: string): string | undefined {
	const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text) ?? [];
	return year && year !== NO_YEAR ? `${year}-${month}-${day}` : undefined;
}
