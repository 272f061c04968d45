import { Faker, base, en, en_GB, zh_CN } from '@faker-js/faker';
import { CHANNELS } from '../../src/lib/domain/interaction.ts';
import type { SampleCustomer } from '../../src/lib/domain/samples/book.ts';
import { Chance } from './chance.ts';
import { SOURCES, type Text, type Trade } from './trade.ts';

/** Faker's own are a list of the whole world's; these are the ones a British phone book is full of. */
const SURNAMES =
	'Adams Bailey Barker Bennett Brooks Carter Clarke Collins Cooper Dixon Ellis Evans Fletcher Foster Gibson Graham Grant Harris Hartley Hughes Hunter Jackson Jenkins Kelly Knight Lawson Lewis Marsh Mason Mitchell Moore Morgan Murphy Murray Newton Osborne Palmer Parker Pearce Phillips Price Reid Reynolds Richards Roberts Shaw Simpson Spencer Stevens Sutton Thornton Turner Walsh Ward Watson Webb West Wilkinson Wood Wright'.split(
		' '
	);
/**
 * Cities with the landlines that Ofcom keeps for drama: no such number will ever ring. Mobiles come from 07700 900000
 * to 900999, kept for the same purpose.
 */
const UK_CITIES = [
	['London', '+44207946'],
	['Birmingham', '+44121496'],
	['Edinburgh', '+44131496'],
	['Glasgow', '+44141496'],
	['Leeds', '+44113496'],
	['Manchester', '+44161496'],
	['Sheffield', '+44114496'],
	['Bristol', '+44117496']
] as const;
/** China keeps no numbers for examples. 154 is a mobile prefix that no operator has been given, so none of these exist. */
const UNASSIGNED_IN_CHINA = '+86154';

const CHINESE_CITIES = [
	['上海市', ['浦东新区', '徐汇区', '静安区', '杨浦区']],
	['北京市', ['朝阳区', '海淀区', '东城区']],
	['广州市', ['天河区', '越秀区', '海珠区']],
	['深圳市', ['南山区', '福田区', '罗湖区']],
	['杭州市', ['西湖区', '拱墅区', '滨江区']],
	['成都市', ['锦江区', '武侯区', '青羊区']],
	['南京市', ['鼓楼区', '玄武区']],
	['武汉市', ['江岸区', '洪山区']],
	['西安市', ['碑林区', '雁塔区']],
	['苏州市', ['姑苏区', '吴中区']]
] as const;
const CHINESE_ROADS = '中山路 人民路 解放路 建设路 和平路 新华路 文化路 长江路 学府路 湖滨路 青年路 迎宾路'.split(' ');
const COMPANY_WORDS = 'Lane,Harbour,Mill,Bridge,Garden,Orchard,Corner,Valley,Lighthouse,Meadow'.split(',');
const COMPANY_TRADES = 'Bakery,Café,Studio,Books,Interiors,Engineering,Flowers,Printing,Dental,Joinery'.split(',');
const CHINESE_BRANDS = '云栖屿 禾木间 青岚里 沐川源 知远堂 南屿轩 松澜阁 澄光里 旭岚坊 启岸桥 星禾田 半亩塘'.split(' ');
const CHINESE_TRADES = '食品 文化 贸易 设计 科技 餐饮 花艺 图书 服装 建材'.split(' ');

/** Both languages' fakers under one seed, and the names already given. */
export class People {
	readonly #english: Chance;
	readonly #chinese: Chance;
	readonly #taken = new Set<string>();

	constructor(
		readonly trade: Trade,
		readonly chance: Chance,
		readonly placeOf: (text: Text) => number
	) {
		this.#english = new Chance(new Faker({ locale: [en_GB, en, base], seed: trade.seed + 1 }));
		this.#chinese = new Chance(new Faker({ locale: [zh_CN, en, base], seed: trade.seed + 2 }));
	}

	next(): SampleCustomer {
		const { trade, chance } = this;
		const isCompany = chance.happens(trade.companies);
		const known = chance.happens(trade.chinese) ? this.#chineseContact(isCompany) : this.#englishContact(isCompany);
		const place = (texts: readonly Text[], probability: number) =>
			chance.happens(probability) ? this.placeOf(chance.one(texts)) : -1;
		const tags = new Set(trade.tags.filter(() => chance.happens(1.6 / trade.tags.length)).map(this.placeOf));
		const age =
			isCompany || chance.happens(0.2) ? 0 : Math.min(82, Math.max(19, Math.round(44 + 14 * chance.normal())));
		const born = [chance.whole(1, 12), chance.whole(1, 28)].map((part) => String(part).padStart(2, '0')).join('-');
		return {
			...known,
			title: place(trade.titles, isCompany ? 0 : 0.35),
			age,
			birthday: age && chance.happens(0.7) ? born : '',
			tags: [...tags],
			needs: place(trade.needs, 0.55),
			source: place(SOURCES, 0.7),
			notes: place(trade.notes, 0.5),
			preferred: chance.happens(0.6) ? CHANNELS.indexOf(chance.weighted(trade.channels)) : -1,
			ideal: 0,
			maximum: 0,
			withdrawn: chance.happens(0.05) ? CHANNELS.indexOf(chance.one(['phone', 'email', 'sms'] as const)) : -1,
			orderCount: 0,
			totalAmount: 0
		};
	}

	#englishContact(isCompany: boolean): Contact {
		const { faker, one, whole, happens } = this.#english;
		const [city, landline] = one(UK_CITIES);
		const company = `${one(SURNAMES)} ${one(COMPANY_WORDS)} ${one(COMPANY_TRADES)}`;
		const address = `${whole(1, 180)} ${faker.location.street()}, ${city}`;
		const ending = () => String(whole(0, 999)).padStart(3, '0');
		const phone = this.#unique(() => (happens(0.55) ? `+447700900${ending()}` : `${landline}0${ending()}`));
		if (isCompany) {
			const named = this.#unique(() => `${one(SURNAMES)} ${one(COMPANY_WORDS)} ${one(COMPANY_TRADES)}`);
			const email = `hello@${asciiOf(named, '-')}.example.org`;
			return { name: '', company: named, phone, email, wechat: '', address, gender: '' };
		}
		const gender = one(['female', 'male'] as const);
		const name = this.#unique(() => `${faker.person.firstName(gender)} ${one(SURNAMES)}`);
		const email = `${asciiOf(name, '.')}@example.com`;
		return { name, company: happens(0.25) ? company : '', phone, email, wechat: '', address, gender };
	}

	#chineseContact(isCompany: boolean): Contact {
		const { faker, one, whole, happens } = this.#chinese;
		const [city, districts] = one(CHINESE_CITIES);
		const firm = () => `${city.slice(0, -1)}${one(CHINESE_BRANDS)}${one(CHINESE_TRADES)}有限公司`;
		const address = `${city}${one(districts)}${one(CHINESE_ROADS)}${whole(1, 600)}号`;
		const phone = this.#unique(() => `${UNASSIGNED_IN_CHINA}${String(whole(0, 99_999_999)).padStart(8, '0')}`);
		// Mailboxes in China are numbers as often as names.
		const number = this.#unique(() => String(whole(10_000_000, 999_999_999)));
		const [email, wechat] = [`${number}@example.com`, happens(0.5) ? `wx_${number}` : ''];
		if (isCompany) return { name: '', company: this.#unique(firm), phone, email, wechat, address, gender: '' };
		const gender = one(['female', 'male'] as const);
		const name = this.#unique(() => faker.person.lastName() + faker.person.firstName(gender));
		return { name, company: happens(0.25) ? firm() : '', phone, email, wechat, address, gender };
	}

	#unique(make: () => string): string {
		for (;;) {
			const made = make();
			if (this.#taken.has(made)) continue;
			this.#taken.add(made);
			return made;
		}
	}
}

/** Letters of an address: `Mill Café` → `mill-cafe`. */
const asciiOf = (text: string, between: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z]+/g, between);

type Contact = Pick<SampleCustomer, 'name' | 'company' | 'phone' | 'email' | 'wechat' | 'address' | 'gender'>;
