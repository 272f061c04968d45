/**
 * Surnames whose characters have another reading elsewhere, in simplified characters, toneless: those that 现代汉语词典
 * (7th edition) marks as 姓. Two readings where families differ (覃: Qín and Tán).
 */
const COMPOUND: Readonly<Record<string, readonly (readonly string[])[]>> = {
	万俟: [['mo'], ['qi']],
	乐正: [['yue'], ['zheng']],
	令狐: [['ling'], ['hu']],
	单于: [['chan'], ['yu']],
	夏侯: [['xia'], ['hou']],
	子车: [['zi'], ['ju']],
	宰父: [['zai'], ['fu']],
	尉迟: [['yu'], ['chi']],
	澹台: [['tan'], ['tai']],
	长孙: [['zhang'], ['sun']],
	句龙: [['gou'], ['long']]
};
const SINGLE: Readonly<Record<string, readonly string[]>> = {
	...{ 万: ['wan'], 不: ['fou'], 乐: ['yue', 'le'], 乜: ['nie'], 于: ['yu'], 仇: ['qiu'], 任: ['ren'], 佴: ['nai'] },
	...{ 余: ['yu'], 俞: ['yu'], 区: ['ou'], 单: ['shan'], 卜: ['bu'], 召: ['shao'], 叶: ['ye'], 员: ['yun'] },
	...{ 句: ['gou'], 后: ['hou'], 宁: ['ning'], 宿: ['su'], 尉: ['wei'], 强: ['qiang'], 折: ['she'], 撒: ['sa'] },
	...{
		晟: ['cheng'],
		曲: ['qu'],
		曾: ['zeng'],
		朴: ['piao'],
		查: ['zha'],
		柏: ['bai', 'bo'],
		校: ['xiao'],
		沈: ['shen']
	},
	...{ 洗: ['xian'], 牟: ['mou', 'mu'], 盖: ['ge', 'gai'], 盛: ['sheng'], 石: ['shi'], 祭: ['zhai', 'ji'], 秘: ['bi'] },
	...{ 种: ['chong'], 粘: ['nian'], 系: ['xi'], 纪: ['ji'], 繁: ['po'], 缪: ['miao'], 翟: ['zhai', 'di'], 能: ['nai'] },
	...{
		葛: ['ge'],
		蔚: ['yu'],
		薄: ['bo'],
		藏: ['zang'],
		覃: ['qin', 'tan'],
		角: ['jue'],
		解: ['xie'],
		谌: ['chen', 'shen']
	},
	...{
		谷: ['gu'],
		费: ['fei', 'bi'],
		贾: ['jia'],
		车: ['che'],
		适: ['kuo'],
		那: ['na'],
		郄: ['qie', 'xi'],
		郇: ['xun', 'huan']
	},
	...{ 郗: ['xi', 'chi'], 都: ['du'], 长: ['chang'], 隗: ['wei', 'kui'], 黑: ['he', 'hei'] }
};
/** By the code of the character, as a search has it. */
const SINGLE_BY_CODE = new Map(
	Object.entries(SINGLE).map(([surname, readings]) => [surname.charCodeAt(0), [readings] as const])
);
const COMPOUND_STARTS = new Set(Object.keys(COMPOUND).map((surname) => surname.charCodeAt(0)));

/** What two to four characters are, when they are not the name of a person. */
const ORGANISATION =
	/公司|集团|中心|银行|超市|企业|实业|科技|贸易|商行|商会|协会|学校|大学|中学|小学|医院|酒店|饭店|工作室|事务所|研究所|合作社|旅行社|服务部|[厂店局院馆社所铺坊]$/;
const PERSONAL = /^\p{Script=Han}{2,4}(?!\p{Script=Han})/u;

/**
 * How the surname that a name begins with is read, a list of readings for each of its characters. Empty where the name
 * is not that of a person, and where its surname is read as its characters always are.
 *
 * @param name in simplified characters
 */
export function surnameReadings(name: string): readonly (readonly string[])[] {
	const readings = surnameAt(name, 0);
	if (readings.length === 0) return readings;
	const [whole] = PERSONAL.exec(name) ?? [];
	return whole && !ORGANISATION.test(whole) ? readings : [];
}

/** The same of a name known to be that of a person, wherever it stands in a text. */
export function surnameAt(text: string, at: number): readonly (readonly string[])[] {
	const code = text.charCodeAt(at);
	const compound = COMPOUND_STARTS.has(code) ? COMPOUND[text.slice(at, at + 2)] : undefined;
	return compound ?? SINGLE_BY_CODE.get(code) ?? NOTHING;
}
const NOTHING: readonly (readonly string[])[] = [];
