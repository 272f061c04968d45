import type { Trade } from './trade.ts';

/** A travel agency for families, couples and small firms. */
export const TRAVEL: Trade = {
	name: 'travel',
	seed: 20_260_202,
	customers: 320,
	companies: 0.1,
	chinese: 0.5,
	season: [0.92, 0.8, 0.7, 0.72, 0.85, 1, 0.96, 0.78, 0.66, 0.6, 0.55, 0.62],
	opens: 9 * 60 + 30,
	closes: 18 * 60,
	weekends: 0.15,
	channels: [
		['phone', 32],
		['email', 28],
		['chat', 22],
		['visit', 10],
		['video', 4],
		['social', 4]
	],
	inbound: 0.42,
	contactEvery: [42, 0.45],
	cadences: [
		[30, 60],
		[60, 120],
		[90, 180]
	],
	orderEvery: [150, 0.5],
	order: [145_000, 0.65],
	priceStep: 1_000,
	priceBelow: 0,
	titles: [
		['Head of travel', '差旅负责人'],
		['Assistant to the director', '总经理助理'],
		['Teacher', '老师']
	],
	tags: [
		['family', '家庭'],
		['couple', '情侣'],
		['business', '商务'],
		['hiking', '徒步'],
		['seaside', '海边'],
		['rail', '火车'],
		['VIP', 'VIP']
	],
	needs: [
		['Ground-floor room, bad knee', '膝盖不好，要一楼房间'],
		['Vegetarian meals on the way', '全程素食'],
		['Somewhere warm in February', '二月去暖和的地方'],
		['Two rooms with a door between', '两间相通的房'],
		['Night train instead of a flight', '想坐夜车，不坐飞机'],
		['Visa help for her mother', '帮母亲办签证'],
		['Quiet place without a disco', '安静，不要迪厅'],
		['A guide who speaks Mandarin', '会普通话的导游']
	],
	notes: [
		['Travels in the school holidays only.', '只能寒暑假出行。'],
		['Celebrates 25 years of marriage in autumn.', '秋天银婚纪念。'],
		['Afraid of flying, loves ships.', '怕坐飞机，喜欢坐船。'],
		['Books late, decides fast.', '临时才订，决定很快。'],
		['Brought three friends last year.', '去年介绍了三个朋友。'],
		['Always asks for a window seat.', '总要靠窗的座位。'],
		['The firm sends ten people to the fair each spring.', '公司每年春天派十个人去展会。'],
		['Photographs birds; remote places welcome.', '拍鸟，偏远的地方也愿意去。']
	],
	asked: [
		['Can the trip be moved by a week?', '行程能不能推迟一周。'],
		['Asks for a quote: two adults, two children.', '问报价：两大两小。'],
		['Flight time has changed, what now?', '航班改点了，怎么办。'],
		['Has not got the vouchers yet.', '还没收到凭证。'],
		['Is travel insurance included?', '包不包含旅行保险。'],
		['Would like a better room.', '想升级房间。'],
		['Wants to complain about the hotel.', '要投诉酒店。'],
		['Thinks of Yunnan in spring.', '想春天去云南。']
	],
	told: [
		['Went through three offers for the summer.', '介绍了三个暑假方案。'],
		['Welcome back; asked how it was.', '回程问候，问玩得怎么样。'],
		['Passport runs out in May, told so.', '提醒护照五月到期。'],
		['Sent the itinerary with the new flight.', '发了改航班后的行程单。'],
		['Told about the early-booking price.', '告知早订优惠。'],
		['Met at the counter, looked at the map together.', '在门店一起看了地图。'],
		['Confirmed rooms and transfer.', '确认了房间和接送。']
	],
	promises: [
		['Quote for the summer', '暑假报价'],
		['Call when the visa is through', '签证下来打电话'],
		['Send the vouchers', '发凭证'],
		['Ask the hotel about the room', '问酒店房间'],
		['Welcome-home call', '回程回访'],
		['Hold the rail tickets', '留火车票'],
		['Answer the complaint', '答复投诉']
	],
	orders: [
		['A week by the sea', '海边一周'],
		['City break, three nights', '城市游三晚'],
		['Rail tour of the Alps', '阿尔卑斯火车游'],
		['Yunnan, ten days', '云南十日'],
		['Flights to the fair', '展会机票'],
		['Family room, half board', '家庭房含两餐'],
		['Cruise on the Yangtze', '长江游轮']
	]
};
