import type { Trade } from './trade.ts';

/** Tea, tableware and gifts, sold online to people and to small shops. */
export const SHOP: Trade = {
	name: 'shop',
	seed: 20_260_101,
	customers: 325,
	companies: 0.14,
	chinese: 0.5,
	season: [0.7, 0.62, 0.55, 0.55, 0.62, 0.68, 0.52, 0.5, 0.66, 0.72, 1, 0.96],
	opens: 9 * 60,
	closes: 19 * 60,
	weekends: 0.25,
	channels: [
		['chat', 38],
		['email', 26],
		['phone', 14],
		['social', 14],
		['sms', 6],
		['post', 2]
	],
	inbound: 0.5,
	contactEvery: [50, 0.4],
	cadences: [
		[30, 60],
		[45, 90],
		[60, 120]
	],
	orderEvery: [66, 0.5],
	order: [4_800, 0.6],
	priceStep: 100,
	priceBelow: 5,
	titles: [
		['Owner', '店主'],
		['Buyer', '采购'],
		['Office manager', '行政']
	],
	tags: [
		['regular', '常客'],
		['wholesale', '批发'],
		['gifts', '送礼'],
		['tea', '茶'],
		['tableware', '餐具'],
		['newsletter', '订阅'],
		['first order', '首单']
	],
	needs: [
		['Loose tea in larger packs', '大包装散茶'],
		['Gift boxes with a card', '带贺卡的礼盒'],
		['Bowls that survive a dishwasher', '能进洗碗机的碗'],
		['An invoice to the company', '公司抬头的发票'],
		['Delivery after six', '六点以后送货'],
		['A standing order every month', '每月固定送一次'],
		['Refills for the glass jars', '玻璃罐的补充装'],
		['Samples of the spring harvest', '春茶小样']
	],
	notes: [
		['Orders for the whole family before holidays.', '过节前给全家一起下单。'],
		['Runs a small café, reorders cups every quarter.', '开小咖啡馆，每季度补一次杯子。'],
		['Prefers plain paper to plastic wrapping.', '喜欢纸包装，不要塑料。'],
		['Had a broken teapot once; replaced the same week.', '收到过一把破壶，当周就换了。'],
		['Collects every blue glaze we bring out.', '青花新品每款都收。'],
		['Neighbour takes parcels in.', '快递可放邻居家。'],
		['Asks before every sale whether it will be cheaper.', '每次促销前都来问会不会更便宜。'],
		['Sends us photos of the table she lays.', '会发摆好的餐桌照片给我们。']
	],
	asked: [
		['Where is the parcel?', '问包裹到哪里了。'],
		['Wants to change the delivery address.', '想改收货地址。'],
		['A cup arrived cracked; sent a photo.', '杯子有裂纹，发了照片。'],
		['Asks when the green tea is back.', '问绿茶什么时候到货。'],
		['Needs an invoice for last month.', '要上个月的发票。'],
		['Would like to return one bowl.', '想退一个碗。'],
		['Asks for a discount on twelve boxes.', '十二盒能不能优惠。'],
		['Which tea goes with breakfast?', '问早餐配什么茶。']
	],
	told: [
		['Thanked for the order, told about the spring harvest.', '感谢下单，介绍了春茶。'],
		['Sent the new gift catalogue.', '发了新的礼品目录。'],
		['Asked how the teapot is doing.', '问茶壶用得怎么样。'],
		['Told that the jars are back.', '告知玻璃罐到货。'],
		['Offered free delivery on the next order.', '下一单免运费。'],
		['Reminded of the basket left behind.', '提醒购物车里还有东西。'],
		['Replacement is on its way, sent the tracking number.', '补发已寄出，发了单号。']
	],
	promises: [
		['Send tracking number', '发快递单号'],
		['Call about the broken cup', '打电话处理破杯'],
		['Offer for twelve boxes', '十二盒报价'],
		['Write when green tea is back', '绿茶到货通知'],
		['Send the corrected invoice', '补开发票'],
		['Ask how the gift was liked', '回访礼物是否满意'],
		['Suggest a standing order', '推荐按月订购']
	],
	orders: [
		['Green tea, two tins', '绿茶两罐'],
		['Tea set for four', '四人茶具'],
		['Gift box with card', '礼盒加贺卡'],
		['Six rice bowls', '饭碗六只'],
		['Oolong, 500 g', '乌龙茶 500 克'],
		['Glass jars, refill', '玻璃罐补充装'],
		['Cups, café size', '咖啡馆用杯']
	]
};
