import { describe, expect, it } from 'vitest';
import { fitOf, found } from '$lib/ui/word-search';

const names = [
	['Backup', '备份'],
	['Export', '导出'],
	['Import', '导入'],
	['Log a call', '记录电话'],
	['Log an email', '记录邮件'],
	['Add a customer', '新增客户']
];
const find = (text: string) => found(names, text, (each) => each).map(([first]) => first);

describe('a search by words', () => {
	it('finds by beginnings of words in any order, in either language, whatever the case', () => {
		expect(find('log')).toEqual(['Log a call', 'Log an email']);
		expect(find('CALL lo')).toEqual(['Log a call']);
		expect(find('客户')).toEqual(['Add a customer']);
		expect(find('记录')).toEqual(['Log a call', 'Log an email']);
		expect(find('call 电')).toEqual(['Log a call']);
	});

	it('puts what fits better first, and keeps the order of equals', () => {
		expect(find('port')).toEqual(['Export', 'Import']);
		expect(find('a')).toEqual(['Log a call', 'Add a customer', 'Log an email', 'Backup']);
		expect(fitOf('call', ['call'])).toBeGreaterThan(fitOf('cal', ['call']));
		expect(fitOf('cal', ['call'])).toBeGreaterThan(fitOf('all', ['call']));
		expect(fitOf('all', ['call'])).toBeGreaterThan(fitOf('cll', ['call']));
	});

	it('forgives letters left out after the first, never letters that are not there', () => {
		expect(find('bkp')).toEqual(['Backup']);
		expect(find('imprt')).toEqual(['Import']);
		expect(find('mprt')).toEqual([]);
		expect(find('importx')).toEqual([]);
		expect(find('log zebra')).toEqual([]);
	});

	it('finds all for nothing', () => expect(find('  ')).toHaveLength(names.length));
});
