import { describe, expect, it } from 'vitest';
import { normaliseEmail } from '$lib/domain/email';
import { escapeFormula, unescapeFormula } from '$lib/domain/formula';
import { parseGender } from '$lib/domain/gender';
import { joinName } from '$lib/domain/person-name';
import { normalisePhone, phoneKey } from '$lib/domain/phone';
import type { Result } from '$lib/domain/problem';
import { splitTags } from '$lib/domain/tag-list';
import { parseYesNo } from '$lib/domain/yes-no';

const unwrap = <T>(result: Result<T>) => (result.ok ? result.value : result.problem.code);

describe('a phone', () => {
	const phone = (text: string, country = 'CN') => {
		const found = unwrap(normalisePhone(text, country));
		return typeof found === 'string' ? found : found.number;
	};

	it.each([
		['13800138000', 'CN', '+8613800138000'],
		['138 0013-8000', 'CN', '+8613800138000'],
		['１３８００１３８０００', 'CN', '+8613800138000'],
		['＋８６ 138 0013 8000', 'US', '+8613800138000'],
		['0086 138 0013 8000', 'CN', '+8613800138000'],
		['13800138000.0', 'CN', '+8613800138000'],
		['tel:+8613800138000', 'US', '+8613800138000'],
		['(212) 555-0123', 'US', '+12125550123'],
		['020 7946 0958', 'GB', '+442079460958'],
		['+44 (0)20 7946 0958', 'US', '+442079460958'],
		['+44 20 7946 0958', 'CN', '+442079460958'],
		['010-62345678', 'CN', '+861062345678']
	])('%s in %s is %s', (text, country, expected) => expect(phone(text, country)).toBe(expected));

	it.each([
		'',
		'12',
		'call me',
		'1-800-FLOWERS',
		'138001380001234567',
		'+999 12345678',
		'1.38001E+10',
		'13800138000 / 010-62345678',
		'李雷'
	])('%j cannot be dialled', (text) => expect(phone(text)).toBe('cell-not-a-phone'));

	it('keeps an extension apart', () => {
		for (const text of ['010-62345678转801', '010-62345678 ext. 801', '010-62345678x801', '+861062345678;ext=801'])
			expect(unwrap(normalisePhone(text, 'CN'))).toEqual({ number: '+861062345678', extension: '801' });
	});

	it('needs a country or a plus', () => {
		expect(phone('13800138000', 'nowhere')).toBe('cell-not-a-phone');
		expect(phone('+8613800138000', 'nowhere')).toBe('+8613800138000');
	});

	it('is a key only where it can be dialled', () => {
		expect(phoneKey('138 0013 8000', 'CN')).toBe('+8613800138000');
		expect(phoneKey('+8613800138000', 'US')).toBe('+8613800138000');
		expect([phoneKey('12', 'CN'), phoneKey(undefined, 'CN')]).toEqual([undefined, undefined]);
	});
});

describe('an email', () => {
	it.each([
		[' Li.Na@Example.COM ', 'li.na@example.com'],
		['ｌｉ＠ｘ．ｃｎ', 'li@x.cn'],
		['mailto:a+b@x.co', 'a+b@x.co'],
		['张@例子.中国', '张@例子.中国'],
		["o'brien@x-y.ie", "o'brien@x-y.ie"]
	])('%s', (text, expected) => expect(unwrap(normaliseEmail(text))).toBe(expected));

	it.each([
		'',
		'a',
		'a@b',
		'@x.cn',
		'a b@x.cn',
		'a@x..cn',
		'a..b@x.cn',
		'.a@x.cn',
		'a.@x.cn',
		'a@-x.cn',
		'a@x.cn, b@x.cn',
		`${'a'.repeat(65)}@x.cn`,
		`a@${'x.'.repeat(130)}cn`
	])('%j is none', (text) => expect(unwrap(normaliseEmail(text))).toBe('cell-not-an-email'));
});

it('reads genders in English and Chinese', () => {
	const read = (text: string) => unwrap(parseGender(text));
	expect(['Male', 'm', '男', ' Mr. ', 'ＭＡＬＥ'].map(read)).toEqual(Array(5).fill('male'));
	expect(['FEMALE', 'F', '女', '女士'].map(read)).toEqual(Array(4).fill('female'));
	expect(['other', '其他', 'X'].map(read)).toEqual(Array(3).fill('other'));
	expect([read('unknown'), read('保密'), read('7')]).toEqual([undefined, undefined, 'cell-not-a-gender']);
});

it('reads yes and no in English, Chinese and digits', () => {
	const read = (text: string) => unwrap(parseYesNo(text));
	expect(['yes', 'Y', 'TRUE', '1', '是', '满意', '１', '1.0'].map(read)).toEqual(Array(8).fill(true));
	expect(['No', 'n', 'false', '0', '否', '不满意', '０'].map(read)).toEqual(Array(7).fill(false));
	expect(['', '2', 'maybe', 'constructor'].map(read)).toEqual(Array(4).fill('cell-not-yes-or-no'));
});

it('splits tags at commas of any width, each once', () => {
	expect(splitTags(' vip, new；老客户、vip;  two  words ,,\n')).toEqual(['vip', 'new', '老客户', 'two words']);
	expect(splitTags(' ')).toEqual([]);
});

it('joins names as their script does', () => {
	expect([
		joinName('Ann', 'Lee'),
		joinName('伟', '张'),
		joinName('さくら', '佐藤'),
		joinName('', 'Lee'),
		joinName(' Ann ', ''),
		joinName('Na', '李')
	]).toEqual(['Ann Lee', '张伟', '佐藤さくら', 'Lee', 'Ann', 'Na 李']);
});

it('escapes formulas and takes the escape back, whatever the text', () => {
	for (const text of ['=1', '+86', '-5', '@x', '\tx', '\rx', "'=1", "''-x", "'tis", 'plain', '', "'"])
		expect(unescapeFormula(escapeFormula(text))).toBe(text);
	expect(['=1', '+86', '＝1', "'=1", 'plain', "'tis"].map(escapeFormula)).toEqual([
		"'=1",
		"'+86",
		"'＝1",
		"''=1",
		'plain',
		"'tis"
	]);
});
