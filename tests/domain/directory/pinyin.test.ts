import { describe, expect, it } from 'vitest';
import { PinyinPattern } from '$lib/domain/directory/pinyin';
import { surnameReadings } from '$lib/domain/directory/surnames';
import { fold } from '$lib/domain/text';
import { loadHan } from '$lib/worker/directory/load-han';

const han = await loadHan();
/** The characters of a person's name that the letters find; undefined where they find none. */
function found(name: string, typed: string, isName = true): string | undefined {
	const text = han.simplify(fold(name));
	const pattern = PinyinPattern.of(han.simplify(fold(typed)), han);
	const range = pattern?.find(text, 0, text.length, isName ? surnameReadings(text) : undefined);
	return range ? text.slice(...range) : undefined;
}

describe('pinyin', () => {
	it.each([
		['shanxiongxin', '单雄信'],
		['shan', '单'],
		['sxx', '单雄信'],
		['xx', '雄信'],
		['xiongxin', '雄信'],
		['shanxx', '单雄信'],
		['sxiongx', '单雄信'],
		['shxx', '单雄信'],
		['shanxiongx', '单雄信'],
		['单xx', '单雄信'],
		['ＳＸＸ', '单雄信']
	])('%s finds %s in 单雄信', (typed, characters) => expect(found('单雄信', typed)).toBe(characters));

	it.each(['dan', 'chan', 'an', 'hanxiong', 'sxxx', 'sx x', 'shanx1', 'xl', 's’', 'x'.repeat(31)])(
		'%s finds nothing in 单雄信 but what starts at a character',
		(typed) => expect(found('单雄信', typed)).toBe(typed === 's’' ? '单' : undefined)
	);

	it.each([
		['吕布', 'lvbu'],
		['吕布', 'lubu'],
		['吕布', 'lǚbù'],
		['西安', 'xi’an'],
		['李行', 'lihang'],
		['李行', 'lixing'],
		['重庆', 'chongqing'],
		['張偉', 'zhangwei'],
		['張偉', 'zhw'],
		['欧阳 娜娜', 'ouyangnana'],
		['阿依古丽·买买提', 'aygl'],
		['阿依古丽·买买提', 'limai'],
		['佐藤さくら', 'zuoteng']
	])('%s is found by %s', (name, typed) => expect(found(name, typed)).toBeDefined());

	it('reads letters that can be taken in two ways in both', () => {
		expect(found('西安', 'xian')).toBe('西安');
		expect(found('先', 'xian', false)).toBe('先');
		expect(found('李安格', 'lange', false)).toBe('李安格');
	});
});

describe('a typo in pinyin', () => {
	const near = (name: string, typed: string) => {
		const range = PinyinPattern.of(typed, han)?.findTypo(name, 0, name.length, surnameReadings(name));
		return range && name.slice(...range);
	};

	// Damerau 1964: one letter wrong, missing, too many, or two neighbours swapped.
	it.each([
		['张伟', 'zhsngwei', 'wrong'],
		['张伟', 'zangwei', 'missing'],
		['张伟', 'zhanggwei', 'too many'],
		['张伟', 'zhagnwei', 'swapped'],
		['张伟', 'zhanwgei', 'swapped across syllables'],
		['张伟', 'zhangwie', 'swapped at the end'],
		['张伟', 'zhangweu', 'the last one wrong'],
		['单雄信', 'shanxiongxing', 'the last one too many'],
		['曾国藩', 'zenguofan', 'n for ng'],
		['尉迟恭', 'yuchgiong', 'in a surname of two characters'],
		['欧阳 娜娜', 'ouyagnnana', 'in a name with a space']
	])('is forgiven: %s by %s (%s)', (name, typed) => expect(near(name, typed)).toBe(name));

	it('is forgiven anywhere in a name', () => {
		expect(near('王张伟民', 'zhagnwei')).toBe('张伟');
		expect(near('张伟民', 'zhagnwe')).toBe('张伟');
	});

	it.each([
		['张伟', 'xhangwei', 'the first letter'],
		['张伟', 'zhsngwie', 'two of them'],
		['王梅', 'wangf', 'the last letter may begin a syllable'],
		['单雄信', 'dnaxiong', 'the surname is not read so'],
		['王芳', 'wagf', 'too few letters']
	])('is not: %s by %s (%s)', (name, typed) => expect(near(name, typed)).toBeUndefined());
});

describe('a surname', () => {
	// 现代汉语词典, 7th edition: entries marked 姓 whose common reading is another.
	it.each([
		['单雄信', 'shan', 'dan'],
		['解晓东', 'xie', 'jie'],
		['仇英', 'qiu', 'chou'],
		['区志强', 'ou', 'qu'],
		['查良镛', 'zha', 'cha'],
		['翟天临', 'zhai', 'zhuo'],
		['曾国藩', 'zeng', 'ceng'],
		['朴树', 'piao', 'pu'],
		['盖叫天', 'ge', 'he'],
		['乐嘉', 'yue', 'yao'],
		['尉迟恭', 'yuchi', 'weichi'],
		['万俟卨', 'moqi', 'wan'],
		['单于丹', 'chanyu', 'danyu'],
		['长孙无忌', 'zhangsun', 'changsun'],
		['澹台灭明', 'tantai', 'dantai'],
		['万里', 'wan', 'mo'],
		['尉健行', 'wei', 'yu'],
		['覃塞', 'tan', 'xun'],
		['覃塞', 'qin', 'xun'],
		['缪荃孙', 'miao', 'mou'],
		['种师道', 'chong', 'zhong'],
		['召信臣', 'shao', 'zhao'],
		['牟其中', 'mou', 'mao'],
		['繁钦', 'po', 'fan'],
		['能延寿', 'nai', 'neng'],
		['員半千', 'yun', 'yuan'],
		['單雄信', 'shan', 'dan'],
		['區志強', 'ou', 'qu'],
		['尉遲恭', 'yuchi', 'weichi'],
		['萬俟卨', 'moqi', 'wanqi'],
		['曾先生', 'zeng', 'ceng']
	])('%s is read %s, not %s', (name, right, wrong) => {
		const surname = surnameReadings(han.simplify(name)).length;
		expect(found(name, right)).toBe(han.simplify(name).slice(0, surname));
		expect(found(name, wrong)).toBeUndefined();
	});

	it.each([
		'解放路店',
		'单县医院',
		'重庆集团',
		'曾经科技',
		'乐购超市',
		'万豪酒店',
		'查询中心',
		'Dan 单',
		'张单',
		'一二三四五'
	])('is not looked for in %s', (name) => expect(surnameReadings(name)).toEqual([]));

	it('is the first character only', () => {
		expect(found('李单', 'lidan')).toBe('李单');
		expect(found('单单', 'shandan')).toBe('单单');
	});
});
