import { describe, expect, it } from 'vitest';
import { readCsv } from '$lib/domain/intake/csv';
import { customTypeOf, isReversible, suggestMapping, withTarget, type Target } from '$lib/domain/intake/mapping';
import { unpaced } from '$lib/domain/pace';

async function sheetOf(text: string) {
	const result = await readCsv(text, {}, unpaced);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}
const targets = async (text: string) =>
	(await sheetOf(text).then(suggestMapping)).map(({ target }) => (target.to === 'field' ? target.field : target));

describe('headers', () => {
	it('are matched in English, case and spacing aside', async () => {
		const header = 'Name,E-mail,Phone Number,date_of_birth,rec_id,Order Count,TotalCharges,SEX';
		expect(await targets(`${header}\n,,,,,,,`)).toEqual([
			...['name', 'email', 'phone', 'birthday', 'externalId', 'orderCount', 'totalAmount', 'gender']
		]);
	});

	it('are matched in Chinese', async () => {
		const header = '姓名,邮箱,手机,地址,生日,年龄,性别,公司,购买次数,总金额,是否满意,标签,备注,客户编号,微信';
		expect(await targets(`${header}\n${','.repeat(14)}`)).toEqual([
			...['name', 'email', 'phone', 'address', 'birthday', 'age', 'gender', 'company', 'orderCount', 'totalAmount'],
			...['satisfied', 'tags', 'notes', 'externalId', 'wechat']
		]);
	});

	it('are matched by what stands outside brackets', async () => {
		const header = 'Name*,Phone (mobile),出生日期（年-月-日）,Email:,Fax (phone)';
		expect(await targets(`${header}\n,,,,1`)).toEqual([
			...['name', 'phone', 'birthday', 'email'],
			{ to: 'custom', name: 'Fax (phone)', type: 'number' }
		]);
	});

	it('are matched by where a path leads within a customer, and not within another', async () => {
		const header = 'contact.phone,properties.Contact Info.email,客户.地址,contact.name,manager.birthday,data.';
		expect(await targets(`${header}\n,,,,1990-01-02,`)).toEqual([
			...['phone', 'email', 'address', 'name'],
			{ to: 'custom', name: 'manager.birthday', type: 'day' },
			{ to: 'nothing' }
		]);
	});

	it('that name a field twice map the first; the other stays a custom field', async () => {
		expect(await targets('mobile,phone\n138,0139')).toEqual(['phone', { to: 'custom', name: 'phone', type: 'text' }]);
	});

	it('that mean the contrary are turned round, where the cells are yes or no', async () => {
		const suggested = async (text: string) => suggestMapping(await sheetOf(text)).map(({ target }) => target);
		expect(await suggested('id,Churn\n1,Yes')).toEqual([
			{ to: 'field', field: 'externalId' },
			{ to: 'field', field: 'satisfied', reversed: true }
		]);
		expect(await suggested('id,是否流失\n1,0.37')).toMatchObject([{}, { to: 'custom', type: 'number' }]);
	});

	it('that are names of an object are custom fields like any other', async () => {
		expect(await targets('__proto__,constructor,toString\na,b,c')).toEqual(
			['__proto__', 'constructor', 'toString'].map((name) => ({ to: 'custom', name, type: 'text' }))
		);
	});

	it('without content go nowhere', async () => {
		expect(await targets('name,fax\nA,\nB, ')).toEqual(['name', { to: 'nothing' }]);
	});
});

describe('the type of a custom field', () => {
	it.each([
		[['Yes', 'no', '', 'YES'], 'yesNo'],
		[['是', '否'], 'yesNo'],
		[['Yes', 'No', 'No internet service'], 'text'],
		[['1', '0', '1'], 'number'],
		[['1,234.5', '-3', 'n/a'], 'number'],
		[['1,5', '2.5'], 'number'],
		[['1,5', '2.5', '1,234'], 'text'],
		[['1,5', '1.234'], 'number'],
		[['0801', '2000'], 'text'],
		[['13800138000'], 'text'],
		[['+86'], 'text'],
		[['12%'], 'text'],
		[['1990-02-28', '28/2/1990'], 'day'],
		[['3/4/1990', '13/4/1990'], 'day'],
		[['3/4/1990', '13/4/1990', '4/13/1990'], 'text'],
		[['1990-02-28', '1990-02-30'], 'text'],
		[['19900228'], 'number'],
		[['', ' '], 'text'],
		[['NA', 'null'], 'text']
	] as const)('%j is %s', (cells, type) => expect(customTypeOf(cells)).toBe(type));
});

it('a column sent elsewhere displaces the one that had the field', async () => {
	const sheet = await sheetOf('mobile,phone,x\n138,139,1');
	const mapping = withTarget(sheet, suggestMapping(sheet), 'phone', { to: 'field', field: 'phone' });
	expect(mapping.map(({ target }) => target)).toEqual([
		{ to: 'custom', name: 'mobile', type: 'number' },
		{ to: 'field', field: 'phone' },
		{ to: 'custom', name: 'x', type: 'number' }
	]);
	expect(withTarget(sheet, mapping, 'x', { to: 'nothing' })[2]).toEqual({ header: 'x', target: { to: 'nothing' } });
	expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping);
});

it('only yes and no can be turned round', () => {
	const all: [Target, boolean][] = [
		[{ to: 'field', field: 'satisfied' }, true],
		[{ to: 'field', field: 'name' }, false],
		[{ to: 'custom', name: 'Churn', type: 'yesNo' }, true],
		[{ to: 'custom', name: 'Churn', type: 'text' }, false],
		[{ to: 'nothing' }, false]
	];
	for (const [target, reversible] of all) expect(isReversible(target)).toBe(reversible);
});
