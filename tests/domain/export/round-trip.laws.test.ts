import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { normaliseEmail } from '$lib/domain/email';
import { normalisePhone } from '$lib/domain/phone';
import { customHeader, readCustomHeader, type CustomKind } from '$lib/domain/custom-header';
import { customerWriter, type CustomerFormat } from '$lib/domain/export/customer-file';
import { CustomerSurvey } from '$lib/domain/export/customer-table';
import { clean } from '$lib/domain/intake/clean';
import { readCsv } from '$lib/domain/intake/csv';
import { decode } from '$lib/domain/intake/decode';
import { sniffEncoding } from '$lib/domain/intake/sniff';
import { readJson } from '$lib/domain/intake/json';
import { suggestMapping } from '$lib/domain/intake/mapping';
import { makePlan } from '$lib/domain/intake/plan';
import type { Plan } from '$lib/domain/intake/planned';
import { FIELD_REP } from '$lib/domain/intake/recipe';
import { unpaced } from '$lib/domain/pace';
import { joinTags, splitTags } from '$lib/domain/tag-list';
import { tidy } from '$lib/domain/text';

const TODAY = '2026-11-22';
const COUNTRY = 'DE';

function fileOf(customers: readonly Customer[], format: CustomerFormat): string {
	const survey = new CustomerSurvey();
	for (const customer of customers) survey.see(customer);
	const writer = customerWriter(format, survey.columns());
	return writer.start() + writer.customers(customers.filter((customer) => survey.has(customer))) + writer.end();
}

/** What the file's bytes would do to the book, read and mapped as an import does untouched. */
async function planOf(file: string, customers: readonly Customer[], format: CustomerFormat): Promise<Plan> {
	const bytes = new TextEncoder().encode(file);
	const encoding = await sniffEncoding(bytes);
	if (!encoding.ok) throw new Error(encoding.problem.code);
	const text = decode(bytes, encoding.value.encoding);
	if (!text.ok) throw new Error(text.problem.code);
	const sheet = await (format === 'csv' ? readCsv(text.value, {}, unpaced) : readJson(text.value, unpaced));
	if (!sheet.ok) throw new Error(sheet.problem.code);
	const options = { country: COUNTRY, today: TODAY };
	const cleaned = await clean(sheet.value, suggestMapping(sheet.value), FIELD_REP, options, unpaced);
	return makePlan(
		cleaned,
		customers,
		{
			batch: 'b',
			newId: () => 'unexpected',
			country: COUNTRY,
			moment: { today: TODAY, at: `${TODAY}T08:00:00.000Z` },
			imported: new Set()
		},
		unpaced
	);
}

const awkward = fc.constantFrom(
	...[
		'=1+1',
		"'=x",
		'+49',
		'-',
		'-1',
		'@x',
		'\tx',
		' x ',
		'a\r\nb',
		'a\rb',
		'a\nb',
		'"',
		'""',
		'a,b;c|d',
		'\u0000',
		'a\u0000b'
	],
	...[
		'\ud800',
		'a\udc00b',
		'אבג',
		'😀👩‍👩‍👧',
		'NA',
		'null',
		'n/a',
		'无',
		'true',
		'1',
		'1,200',
		'1.234',
		'2020/1/5',
		'\ufeff',
		'sep=;'
	],
	...['name', 'Email', 'e\u0301', 'é', 'ﬁ', '１２３', '\u2028', '\u00a0x', 'a  b', '', '\u200b', '"a", b', '[{"a":1}]']
);
const text = fc.oneof(
	awkward,
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.string({ maxLength: 12 }),
	fc.array(awkward).map((all) => all.join(''))
);
const customName = fc.oneof(
	text,
	fc.constantFrom(
		'name',
		'id',
		'Email',
		'satchel_id',
		'__proto__',
		'constructor',
		'custom text: x',
		'Row in file',
		'电话'
	)
);
const customValue = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean());
const custom = fc
	.array(fc.tuple(customName, customValue), { maxLength: 4 })
	.map((entries) => Object.fromEntries(entries));
const email = fc.oneof(fc.constantFrom('a@x.de', 'b@x.de', 'B.c+d@X.DE', 'no address'), text);
const phone = fc.oneof(
	fc.constantFrom('+49301234567', '+493012345678', '+8613800138000', '12', '110, office', '030/;1'),
	text
);
const day = fc
	.date({ min: new Date('1900-01-01'), max: new Date(TODAY), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

/** Records as the app can hold them, and some that only a backup can bring. */
const customer: fc.Arbitrary<Customer> = fc
	.record(
		{
			name: fc.oneof(fc.constantFrom('Li Na', 'li na'), text),
			company: text,
			title: text,
			externalId: fc.oneof(fc.constantFrom('1', '2', '007'), text),
			phone,
			email,
			morePhones: fc.uniqueArray(phone, { minLength: 1, maxLength: 3 }),
			moreEmails: fc.uniqueArray(email, { minLength: 1, maxLength: 3 }),
			handles: fc.record({ wechat: text, whatsapp: text }, { requiredKeys: [] }),
			address: text,
			birthday: day,
			age: fc.integer({ min: 0, max: 130 }).map((years) => ({ years, asOf: '2026-01-01' })),
			gender: fc.constantFrom('male', 'female', 'other'),
			tags: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
			needs: text,
			source: text,
			notes: text,
			opening: fc.record(
				{
					orderCount: fc.integer({ min: 0, max: 1e9 }),
					totalAmount: fc.double({ min: -1e15, max: 1e15, noNaN: true }),
					asOf: fc.constant('2026-01-01')
				},
				{ requiredKeys: ['asOf'] }
			),
			satisfied: fc.boolean().map((value) => ({ value, at: '2026-01-01T00:00:00.000Z' })),
			custom,
			deleted: fc.constantFrom(true, undefined, undefined, undefined, undefined)
		},
		{ requiredKeys: [] }
	)
	.map((values) => ({ id: '', clock: { '*': '0' }, ...values }) as Customer);
const book = fc
	.array(customer, { minLength: 1, maxLength: 6 })
	.map((customers) => customers.map((each, index): Customer => ({ ...each, id: `018f-${index}` })))
	.filter((customers) => customers.some(({ deleted }) => !deleted));

/** Phones and emails as an import or the form stores them: canonical where they can be. */
function asStored(each: Customer): Customer {
	const phoneOf = (text: string) => {
		const found = normalisePhone(tidy(text).replace(/\s+/gu, ' '), COUNTRY);
		return found.ok ? found.value.number : text;
	};
	const emailOf = (text: string) => {
		const found = normaliseEmail(tidy(text).replace(/\s+/gu, ' '));
		return found.ok ? found.value : text;
	};
	const { phone, email, morePhones, moreEmails } = each;
	return {
		...each,
		...(phone !== undefined && { phone: phoneOf(phone) }),
		...(email !== undefined && { email: emailOf(email) }),
		...(morePhones && { morePhones: [...new Set(morePhones.map(phoneOf))] }),
		...(moreEmails && { moreEmails: [...new Set(moreEmails.map(emailOf))] })
	};
}

const RUNS = { numRuns: 400 };

describe.each(['csv', 'json'] as const)('an export as %s', (format) => {
	it('changes nothing when it is imported again', () =>
		fc.assert(
			fc.asyncProperty(book, async (customers) => {
				const plan = await planOf(fileOf(customers, format), customers, format);
				const rows = customers.filter(({ deleted }) => !deleted).length;
				expect(plan.changed).toEqual([]);
				expect(plan.kept).toEqual([]);
				expect(plan.counts).toEqual({
					rows,
					unchanged: rows,
					new: 0,
					changed: 0,
					duplicates: 0,
					quarantined: 0,
					leftOut: 0
				});
			}),
			RUNS
		));

	it('brings an empty book to the same file', () =>
		fc.assert(
			fc.asyncProperty(book, async (customers) => {
				const file = fileOf(customers.map(asStored), format);
				const plan = await planOf(file, [], format);
				expect(plan.counts.new).toBe(plan.counts.rows);
				const brought = plan.created.map(({ customer }): Customer => ({ ...customer, clock: {} }));
				expect(fileOf(brought, format)).toBe(file);
			}),
			RUNS
		));
});

describe('the header of a custom field', () => {
	it('is read back as it was, whatever it is called', () =>
		fc.assert(
			fc.property(customName, fc.constantFrom<CustomKind>('text', 'number', 'yes/no'), (name, kind) => {
				const header = customHeader(name, kind);
				expect(header.trim()).toBe(header);
				expect(readCustomHeader(header)).toEqual({ name, kind });
			})
		));
});

describe('tags', () => {
	it('are split into what was joined', () =>
		fc.assert(
			fc.property(fc.uniqueArray(text), (tags) => {
				const said = tags.map((tag) => tidy(tag).replace(/\s+/gu, ' ')).filter((tag) => tag !== '');
				expect(splitTags(joinTags(tags))).toEqual([...new Set(said)]);
			})
		));
});
