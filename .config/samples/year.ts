import { CHANNELS, OUTCOMES, type Channel, type Outcome } from '../../src/lib/domain/interaction.ts';
import type { KeptPromise, SampleContact, SampleOrder, SampleScore } from '../../src/lib/domain/samples/book.ts';
import type { Chance } from './chance.ts';
import { isSatisfied, plantedScore, ratingOf, type Experience } from './satisfaction.ts';
import { COMPLAINTS, MISSED, PRAISE, type Text, type Trade } from './trade.ts';
import { inBusiness, minuteOfBusiness, workday } from './work-time.ts';

/** The year ends in the week that begins on day 0; its first day. */
export const FIRST_DAY = -364;
const LAST_DAY = 4;

/** How the rep treats one customer, and what the customer spends: drawn once, it shows in all that follows. */
export interface Ways {
	/** Day they became a customer, within the year or on its first day. */
	since: number;
	/** Last day anything happened, well before the end for those who went quiet. */
	until: number;
	contactEvery: number;
	/** Hours until a message of theirs is answered, as a rule. */
	hoursToAnswer: number;
	/** Probability that a promise is kept in time. */
	reliable: number;
	orderEvery: number;
	/** Usual order, in hundredths of the currency. */
	order: number;
}

export function waysOf(trade: Trade, chance: Chance): Ways {
	const isNew = chance.happens(0.3);
	return {
		since: isNew ? chance.whole(-300, -70) : FIRST_DAY,
		until: chance.happens(0.1) ? chance.whole(-190, -100) : LAST_DAY,
		contactEvery: Math.max(7, chance.logNormal(...trade.contactEvery)),
		hoursToAnswer: chance.logNormal(4, 1.1),
		reliable: Math.min(0.98, Math.max(0.2, 0.75 + 0.22 * chance.normal())),
		orderEvery: chance.logNormal(...trade.orderEvery),
		order: chance.logNormal(...trade.order)
	};
}

/** A rating drawn, and the score it was drawn from: what the tests judge the book's signal by. */
export interface Drawn {
	customer: number;
	score: number;
	rating: number;
}

/** One customer's year, told in the order in which it happened. */
export class Year {
	readonly contacts: SampleContact[] = [];
	readonly orders: SampleOrder[] = [];
	/** Places count from the customer's first contact. */
	readonly kept: KeptPromise[] = [];
	readonly scores: SampleScore[] = [];
	readonly drawn: Drawn[] = [];

	constructor(
		readonly customer: number,
		readonly preferred: Channel | undefined,
		readonly ways: Ways,
		readonly trade: Trade,
		readonly chance: Chance,
		readonly placeOf: (text: Text) => number
	) {
		this.#order();
		this.#talk();
		this.#askForScore();
	}

	#order(): void {
		const { chance, trade, ways, customer } = this;
		const next = () => Math.max(5, Math.round(chance.logNormal(ways.orderEvery, 0.4)));
		for (let at = ways.since + chance.whole(0, Math.round(ways.orderEvery)); at <= ways.until; at += next()) {
			const steps = Math.max(1, Math.round(chance.logNormal(ways.order, 0.3) / trade.priceStep));
			const amount = steps * trade.priceStep - trade.priceBelow;
			const note = chance.happens(0.6) ? this.placeOf(chance.one(trade.orders)) : -1;
			const day = workday(at, trade, chance);
			this.orders.push({ customer, day, minute: minuteOfBusiness(trade, chance), amount, note });
		}
	}

	#talk(): void {
		const { chance, trade, ways } = this;
		let due: Omit<KeptPromise, 'keptBy'> | undefined;
		let day = workday(ways.since + chance.whole(0, Math.round(ways.contactEvery)), trade, chance);
		while (day <= ways.until) {
			const contact = this.#contact(day, due !== undefined);
			this.contacts.push(contact);
			const place = this.contacts.length - 1;
			if (due) this.kept.push({ ...due, keptBy: place });
			due = undefined;
			if (this.#isTold(contact) && chance.happens(0.28)) {
				const promised = workday(day + chance.whole(2, 12), trade, chance);
				const late = chance.happens(ways.reliable) ? -chance.whole(0, 1) : chance.whole(2, 18);
				const keptOn = Math.max(day + 1, workday(promised + late, trade, chance));
				// A promise of this week would have to be kept in the future.
				if (keptOn < 0 && keptOn <= ways.until) {
					due = { madeIn: place, due: promised, title: this.placeOf(chance.one(trade.promises)) };
					day = keptOn;
					continue;
				}
			}
			day = workday(day + Math.max(2, Math.round(chance.logNormal(ways.contactEvery, 0.4))), trade, chance);
		}
	}

	#contact(day: number, keeps: boolean): SampleContact {
		const { chance, trade, customer, preferred } = this;
		const channel = preferred && chance.happens(0.6) ? preferred : chance.weighted(trade.channels);
		const inbound = !keeps && chance.happens(trade.inbound);
		const minute = minuteOfBusiness(trade, chance);
		const outcome = keeps ? outcomesOf(channel, inbound)[0]![0] : chance.weighted(outcomesOf(channel, inbound));
		const isMissed = outcome === 'no-answer' || outcome === 'missed' || outcome === 'left-message';
		const isTalk = channel === 'phone' || channel === 'visit' || channel === 'video';
		const texts = isMissed ? MISSED : inbound ? trade.asked : trade.told;
		const answer = inbound ? this.#answer(day, minute, isTalk) : { respondedAfter: -1, resolvedAfter: -1 };
		const contact = {
			...({ customer, day, minute, channel: CHANNELS.indexOf(channel), inbound: inbound ? 1 : 0 } as const),
			outcome: OUTCOMES.indexOf(outcome),
			minutes: isTalk && !isMissed ? Math.max(2, Math.round(chance.logNormal(channel === 'visit' ? 40 : 9, 0.5))) : 0,
			note: chance.happens(0.7) ? this.placeOf(chance.one(texts)) : -1,
			...answer,
			rating: 0
		};
		const isRated = !isMissed && this.contacts.length >= 3 && chance.happens(0.3);
		return isRated ? { ...contact, rating: this.#rate(day) } : contact;
	}

	/** Who calls or stands in the door is answered there; messages wait, as this customer's do. */
	#answer(day: number, minute: number, isTalk: boolean): Pick<SampleContact, 'respondedAfter' | 'resolvedAfter'> {
		const { chance, trade, ways } = this;
		if (!isTalk && chance.happens(0.02)) return { respondedAfter: -1, resolvedAfter: -1 };
		const hours = chance.logNormal(ways.hoursToAnswer, 0.5);
		const respondedAfter = isTalk ? 0 : inBusiness(day, minute, Math.ceil(hours * 60), trade, chance);
		const more = chance.happens(0.55) ? 0 : chance.logNormal(20, 0.8) * 60;
		const resolvedAfter = inBusiness(day, minute, respondedAfter + Math.ceil(more), trade, chance);
		return { respondedAfter, resolvedAfter: more ? resolvedAfter : respondedAfter };
	}

	#isTold({ outcome }: SampleContact): boolean {
		return !['no-answer', 'missed', 'refused'].includes(OUTCOMES[outcome]!);
	}

	#rate(day: number): number {
		const { chance, customer } = this;
		const score = plantedScore(this.#experience(day), this.trade);
		const rating = ratingOf(isSatisfied(score, chance), chance);
		this.drawn.push({ customer, score, rating });
		return rating;
	}

	/** What the customer has met with before a day. */
	#experience(before: number): Experience {
		const { contacts, kept, orders, ways, trade } = this;
		const waits = contacts.filter(({ inbound, respondedAfter }) => inbound && respondedAfter > 0);
		const hours = waits.map(({ respondedAfter }) => respondedAfter / 60);
		const late = kept.filter(({ due, keptBy }) => contacts[keptBy]!.day > due).length;
		const amounts = orders.filter(({ day }) => day < before).map(({ amount }) => amount);
		return {
			hoursToAnswer: hours.length ? mean(hours) : ways.hoursToAnswer * 2,
			lateShare: kept.length ? late / kept.length : 0.25,
			contacts: contacts.filter(({ day }) => day > before - 90).length,
			order: amounts.length ? mean(amounts) : trade.order[0]
		};
	}

	/** A questionnaire now and then, answered by the same rule. */
	#askForScore(): void {
		const { chance, trade, customer, ways } = this;
		if (this.contacts.length < 3 || !chance.happens(0.4)) return;
		const day = workday(
			chance.whole(this.contacts[2]!.day + 1, Math.max(this.contacts[2]!.day + 1, ways.until)),
			trade,
			chance
		);
		const satisfied = isSatisfied(plantedScore(this.#experience(day), trade), chance);
		const kind = chance.weighted([
			['NPS', 6],
			['CSAT', 3],
			['CES', 1]
		] as const);
		const comment = chance.happens(0.4) ? this.placeOf(chance.one(satisfied ? PRAISE : COMPLAINTS)) : -1;
		const score = kind === 'NPS' ? (satisfied ? chance.whole(7, 10) : chance.whole(1, 7)) : ratingOf(satisfied, chance);
		this.scores.push({ customer, day, minute: minuteOfBusiness(trade, chance), kind, score, comment });
	}
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** What comes of a contact, the first of them where it kept a promise. */
function outcomesOf(channel: Channel, inbound: boolean): readonly (readonly [Outcome, weight: number])[] {
	switch (channel) {
		case 'phone':
		case 'video':
			return inbound
				? [['reached', 1]]
				: [
						['reached', 70],
						['no-answer', 16],
						['left-message', 12],
						['refused', 2]
					];
		case 'visit':
			return inbound
				? [['met', 1]]
				: [
						['met', 90],
						['missed', 10]
					];
		default:
			return inbound
				? [['replied', 1]]
				: [
						['sent', 65],
						['replied', 35]
					];
	}
}
