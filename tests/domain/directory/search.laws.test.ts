import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Customer } from '$lib/domain/customer';
import { isPersonName, searchLine } from '$lib/domain/directory/line';
import { Lines } from '$lib/domain/directory/lines';
import { search } from '$lib/domain/directory/search';
import { searchTerms } from '$lib/domain/directory/terms';
import { loadHan } from '$lib/worker/directory/load-han';
import { plainRanks } from './plain-search';

const han = await loadHan();

const NAMES = [
	...[
		'Anna Smith',
		'Smith, Joanna',
		'Zoë Müller',
		'Lea-Müller',
		'O’Neil',
		'Li Na',
		'Иван Петров',
		'نور الدين',
		'🦊 Fox'
	],
	...[
		'王芳',
		'单雄信',
		'單雄信',
		'曾国藩',
		'欧阳 娜娜',
		'尉遲恭',
		'阿依古丽·买买提',
		'解放路店',
		'张伟 Wei',
		'仇英',
		'ＷＡＮＧ 芳'
	],
	...['Room 101, floor 12', 'Unit 4-2', 'C++', 'a', '', '佐藤さくら', '重庆', 'Annа']
];
const COMPANIES = ['Harbour Foods', '华菱集团', 'Müller & Söhne', 'Company 138', '重慶銀行', 'Anna Smith'];
const customer = fc.record(
	{
		id: fc.constant('x'),
		clock: fc.constant({}),
		kind: fc.constantFrom('person' as const, 'company' as const),
		name: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ unit: 'binary', maxLength: 8 })),
		company: fc.constantFrom(...COMPANIES),
		externalId: fc.constantFrom('K-0138', '2024 001'),
		email: fc.constantFrom('anna@example.com', 'wf@example.com', 'zoe.muller@example.org'),
		handles: fc.constantFrom({ wechat: 'wf-138' }, {}),
		address: fc.constantFrom('12 Smith Street', '北京市单家胡同'),
		tags: fc.subarray(['VIP', '新客', 'sxx', '老客戶']),
		notes: fc.constantFrom('Likes harbours\nand smiths', '喜欢喝茶，找王芳', 'Nr 138 or 0013', '  '),
		phone: fc.constantFrom('+8613800138000', '+442079460018', 'ext. １２'),
		morePhones: fc.subarray(['+8613900139000', '12'])
	},
	{ requiredKeys: ['id', 'clock'] }
) as fc.Arbitrary<Customer>;
const word = fc.oneof(
	fc.constantFrom('anna', 'smith', 'smiht', 'smth', 'muller', 'müler', 'harbuor', 'zoe', 'a', 's', 'li', 'na', 'нван'),
	fc.constantFrom(
		'ивон',
		'wangfang',
		'wf',
		'wfang',
		'shanxx',
		'单xx',
		'單',
		'ouyangnn',
		'yuchi',
		'zhw',
		'cqyh',
		'wangfagn',
		'shanxoing',
		'zenguofan',
		'yuchigogn',
		'shanxiongxing',
		'qiuyin',
		'qiuyinh',
		'ouyagnnana',
		'wang',
		'fang',
		'o’neil',
		'oneil',
		'王',
		'x'
	),
	fc.constantFrom('138', '0013', '138 0013', '+86-138', '12 101', '4-2', '++', '020 7946', '2024', '１２', 'vip', '@'),
	fc.constantFrom(...NAMES.filter((name) => name !== '')),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })
);
const typed = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
/** Some customers many times over, so that blocks are crossed, and near misses drowned. */
const book = fc
	.tuple(fc.array(customer, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 1, 1, 2, 2, 2, 60))
	.map(([customers, times]) => Array.from({ length: times }, () => customers).flat());

it('a search ranks everybody as its plain definition does, after any changes', () => {
	fc.assert(
		fc.property(
			book,
			fc.array(fc.tuple(fc.nat(), customer), { maxLength: 4 }),
			fc.array(typed, { minLength: 1, maxLength: 4 }),
			(customers, changes, texts) => {
				const lines = new Lines();
				const put = (slot: number, each: Customer) =>
					lines.set(slot, han.simplify(searchLine(each)), isPersonName(each), han);
				const stored = [...customers];
				const agree = () => {
					for (const text of texts) {
						const terms = searchTerms(text, han);
						if (terms.length === 0) continue;
						expect([text, ...search(lines, terms)]).toEqual([text, ...plainRanks(stored, terms, han)]);
					}
				};
				for (const each of customers) put(lines.add(), each);
				agree();
				for (const [at, each] of changes) put(at % stored.length, (stored[at % stored.length] = each));
				agree();
				stored.forEach((each, slot) => expect(lines.get(slot)).toBe(han.simplify(searchLine(each))));
			}
		),
		{ numRuns: 200 }
	);
});
