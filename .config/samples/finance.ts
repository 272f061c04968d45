import type { Trade } from './trade.ts';

/** An independent adviser: pensions, mortgages, insurance, paid by fee. */
export const FINANCE: Trade = {
	name: 'finance',
	seed: 20_260_303,
	customers: 310,
	companies: 0.2,
	chinese: 0.45,
	season: [0.95, 0.85, 1, 0.9, 0.72, 0.7, 0.6, 0.55, 0.75, 0.8, 0.85, 0.7],
	opens: 9 * 60,
	closes: 17 * 60 + 30,
	weekends: 0.03,
	channels: [
		['phone', 34],
		['visit', 24],
		['email', 26],
		['video', 10],
		['chat', 6]
	],
	inbound: 0.36,
	contactEvery: [38, 0.45],
	cadences: [
		[30, 60],
		[60, 90],
		[90, 120]
	],
	orderEvery: [110, 0.5],
	order: [62_000, 0.6],
	priceStep: 500,
	priceBelow: 0,
	titles: [
		['Managing director', '总经理'],
		['Finance manager', '财务经理'],
		['Doctor', '医生'],
		['Engineer', '工程师'],
		['Retired', '退休']
	],
	tags: [
		['pension', '养老'],
		['mortgage', '房贷'],
		['insurance', '保险'],
		['young family', '年轻家庭'],
		['self-employed', '自由职业'],
		['key client', '重点客户'],
		['review due', '待复审']
	],
	needs: [
		['Lower monthly payment on the house', '降低月供'],
		['Cover in case of illness', '重疾保障'],
		['Money for two children at university', '两个孩子的教育金'],
		['Retire at 60', '六十岁退休'],
		['Pass the firm on to the daughter', '企业传给女儿'],
		['A pension for the employees', '员工养老计划'],
		['Plain explanation of fees', '费用讲清楚'],
		['Something safer than shares', '比股票稳的']
	],
	notes: [
		['Wants everything in writing.', '一切都要书面。'],
		['Wife decides, speak to both.', '太太做主，两位一起谈。'],
		['Sold the shop in March, cash at hand.', '三月卖了店，手上有现金。'],
		['Careful after losses some years ago.', '前几年亏过，很谨慎。'],
		['Reads every page, asks good questions.', '每页都看，问得很细。'],
		['Best reached before ten.', '十点前最好联系。'],
		['Fixed rate runs out next year.', '固定利率明年到期。'],
		['Second child due in summer.', '夏天二胎出生。']
	],
	asked: [
		['Has a question on the last statement.', '对上一份账单有疑问。'],
		['Interest rates rose: should they fix now?', '利率涨了，要不要现在锁定。'],
		['Needs a paper for the tax office.', '报税要一份证明。'],
		['Wants to bring the review forward.', '想提前做复审。'],
		['Moved house, new address.', '搬家了，新地址。'],
		['Asks why the fee went up.', '问费用为什么涨。'],
		['A claim has not been paid yet.', '理赔款还没到。'],
		['Would like a second opinion on an offer.', '别家的方案想听听意见。']
	],
	told: [
		['Yearly review: goals unchanged, risk lowered.', '年度复审：目标不变，降低风险。'],
		['Compared three mortgage offers.', '比较了三个房贷方案。'],
		['Explained the fees line by line.', '逐项解释了费用。'],
		['Went through cover for the family.', '梳理了家庭保障。'],
		['Sent the summary of our meeting.', '发了会谈纪要。'],
		['Asked for the missing pay slips.', '催要缺的工资单。'],
		['Confirmed that the claim is through.', '确认理赔已通过。']
	],
	promises: [
		['Yearly review', '年度复审'],
		['Send mortgage comparison', '发房贷比较表'],
		['Call about the claim', '打电话说理赔'],
		['Prepare pension forecast', '做养老金测算'],
		['Ask for pay slips', '催工资单'],
		['Send fee summary', '发费用说明'],
		['Talk to both partners', '约夫妻一起谈']
	],
	orders: [
		['Yearly advice fee', '年度顾问费'],
		['Mortgage arranged', '房贷办理'],
		['Pension plan set up', '养老计划设立'],
		['Insurance review', '保险梳理'],
		['Company scheme, first year', '企业计划首年'],
		['Second opinion', '第二意见']
	]
};
