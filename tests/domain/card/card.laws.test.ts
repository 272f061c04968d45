import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfCard, MOST_OCTETS } from '$lib/domain/card/card-code';
import type { ContactCard } from '$lib/domain/card/contact-card';
import { customerOfCard } from '$lib/domain/card/customer-of-card';
import { readCards } from '$lib/domain/card/read-cards';
import { cardOf, writeCard } from '$lib/domain/card/write-card';
import { tidy } from '$lib/domain/text';

const text = fc
	.string({
		unit: fc.oneof(fc.constantFrom(...'王芳é😀;,:\\"=\n '), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }))
	})
	.map((value) => tidy(value.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g, '')))
	.filter((value) => value !== '');
const line = text.map((value) => value.replace(/\s+/gu, ' '));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const card: fc.Arbitrary<ContactCard> = fc.record({
	name: line,
	company: maybe(line),
	title: maybe(line),
	phones: fc.uniqueArray(fc.constantFrom('+8613800138000', '+442079460018', '110', '010-65551234'), { maxLength: 4 }),
	emails: fc.uniqueArray(fc.constantFrom('li.na@example.com', 'a+b@example.org', 'c@example.net'), { maxLength: 3 }),
	// ical.js takes an escaped backslash at the end of a part for the escape of the semicolon after it.
	address: maybe(text.filter((value) => !value.endsWith('\\'))),
	birthday: maybe(fc.constantFrom('1980-02-29', '2001-12-31')),
	notes: maybe(text)
});

describe('a written card', () => {
	it('reads back as it was', () => {
		fc.assert(
			fc.property(fc.array(card, { minLength: 1, maxLength: 3 }), (cards) => {
				const read = readCards(cards.map(writeCard).join(''));
				expect(read.map((each) => each.ok && each.value)).toEqual(cards);
			}),
			{ numRuns: 300 }
		);
	});

	it('has lines of at most 75 octets', () => {
		fc.assert(
			fc.property(card, (each) => {
				const lines = writeCard(each).slice(0, -2).split('\r\n');
				expect(lines.filter((one) => new TextEncoder().encode(one).length > 75)).toEqual([]);
			})
		);
	});

	it('fits a code, without its notes first, then without its address', () => {
		const full = {
			name: 'Li',
			phones: ['+8613800138000', '110'],
			emails: [],
			address: 'x'.repeat(400),
			notes: 'y'.repeat(400)
		};
		expect(codeOfCard(full)).toMatchObject({ leftOut: [] });
		expect(codeOfCard({ ...full, notes: 'y'.repeat(900) })).toMatchObject({ leftOut: ['notes'] });
		expect(codeOfCard({ ...full, address: '中'.repeat(400) })).toMatchObject({ leftOut: ['notes', 'address'] });
		expect(codeOfCard({ ...full, name: '中'.repeat(400), notes: undefined })).toBeNull();
		fc.assert(
			fc.property(card, (each) => {
				const code = codeOfCard({ ...each, notes: each.notes?.repeat(20) });
				expect(new TextEncoder().encode(code!.text).length).toBeLessThanOrEqual(MOST_OCTETS);
				expect(readCards(code!.text)[0]).toMatchObject({ ok: true, value: { name: each.name } });
			})
		);
	});

	it('of a customer holds no notes unless they are asked for, and comes back as the same customer', async () => {
		const customer = {
			id: 'a',
			clock: {},
			name: 'Li Na',
			company: 'Harbour Foods',
			phone: '+8613800138000',
			morePhones: ['+442079460018'],
			email: 'li.na@example.com',
			address: '1 High St\nYork',
			birthday: '1980-02-29',
			notes: 'Difficult',
			tags: ['vip']
		};
		expect(writeCard(cardOf(customer, false))).not.toContain('Difficult');
		const read = readCards(writeCard(cardOf(customer, true)))[0]!;
		const back = await customerOfCard(read.ok ? read.value : { phones: [], emails: [] }, 'a', {
			country: 'CN',
			today: '2026-11-22'
		});
		const { clock: _, tags: __, ...expected } = customer;
		expect(back).toEqual({ ok: true, value: { customer: expected, leftOut: [] } });
	});
});

describe('cards of other phones', () => {
	const only = (file: string) => {
		const [read] = readCards(file);
		return read?.ok ? read.value : read;
	};

	it("Android's 2.1, in quoted-printable", () => {
		expect(
			only(
				'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=B3;;;\r\n' +
					'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=\r\n=E8=8A=B3\r\nTEL;CELL;PREF:138-0013-8000\r\n' +
					'EMAIL;HOME:fang@example.com\r\nADR;HOME:;;1 High St;York;;;UK\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one; two=0D=0Athree\r\n' +
					'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n SkZJRg==\r\nTITLE:Buyer\r\nEND:VCARD\r\n'
			)
		).toMatchObject({
			name: '王芳',
			phones: ['138-0013-8000'],
			emails: ['fang@example.com'],
			address: '1 High St, York, UK',
			notes: 'one; two\nthree',
			title: 'Buyer'
		});
	});

	it("Apple's 3.0, with groups, a birthday of no year and a company", () => {
		expect(
			only(
				'BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Harbour Foods\nORG:Harbour Foods;\nX-ABShowAs:COMPANY\n' +
					'item1.TEL;type=pref:+44 20 7946 0018\nitem1.X-ABLabel:_$!<Work>!$_\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03\n' +
					'item2.ADR;type=WORK:;;1 High St\\nFloor 2;York;;YO1;UK\nEND:VCARD'
			)
		).toMatchObject({
			isCompany: true,
			name: 'Harbour Foods',
			phones: ['+44 20 7946 0018'],
			birthday: undefined,
			address: '1 High St\nFloor 2, York, YO1, UK'
		});
	});

	it('4.0, with addresses that are links', () => {
		expect(
			only(
				'BEGIN:VCARD\nVERSION:4.0\nN:Schmidt;Anna;;;\nTEL;VALUE=uri;TYPE=work:tel:+49-30-1234567;ext=12\n' +
					'EMAIL:mailto:anna@example.com\nBDAY:19800229\nEND:VCARD'
			)
		).toMatchObject({
			name: 'Anna Schmidt',
			phones: ['+49-30-1234567 ext. 12'],
			emails: ['anna@example.com'],
			birthday: '1980-02-29'
		});
	});

	it('one that cannot be read spoils no other, and any text at all is no harm', () => {
		const good = writeCard({ name: 'Li', phones: [], emails: [] });
		const read = readCards(`${good}BEGIN:VCARD\nVERSION:3.0\nFN;=:x\nTEL"\nN;:\nEND:VCARD\n${good}`);
		expect(read).toHaveLength(3);
		expect([read[0]!.ok, read[2]!.ok]).toEqual([true, true]);
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 60 }),
				fc.constantFrom('2.1', '3.0', '4.0'),
				(body, version) => {
					expect(readCards(`BEGIN:VCARD\nVERSION:${version}\nFN${body}\nEND:VCARD`).length).toBeLessThanOrEqual(1);
				}
			)
		);
	});

	it('says what cannot be kept, and refuses a card that says nothing', async () => {
		const typist = { country: 'CN', today: '2026-11-22' };
		const card = { name: 'Li', phones: ['call me', '13800138000'], emails: ['none'], birthday: '2030-01-01' };
		expect(await customerOfCard(card, 'a', typist)).toEqual({
			ok: true,
			value: {
				customer: { id: 'a', name: 'Li', phone: '+8613800138000' },
				leftOut: [
					{ field: 'phone', problem: { code: 'cell-not-a-phone', facts: {} } },
					{ field: 'email', problem: { code: 'cell-not-an-email', facts: {} } },
					{ field: 'birthday', problem: { code: 'cell-in-the-future', facts: {} } }
				]
			}
		});
		expect(await customerOfCard({ phones: [], emails: [] }, 'a', typist)).toMatchObject({ ok: false });
	});
});
