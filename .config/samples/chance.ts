import type { Faker } from '@faker-js/faker';

/** Chance of a book: the same seed gives the same book, byte for byte. */
export class Chance {
	constructor(readonly faker: Faker) {}

	/** 0 ≤ x < 1. */
	part = (): number => this.faker.number.float({ min: 0, max: 1 });
	happens = (probability: number): boolean => this.part() < probability;
	/** A whole number, both ends included. */
	whole = (min: number, max: number): number => this.faker.number.int({ min, max });
	/** Mean 0, standard deviation 1 (Box and Muller 1958). */
	normal = (): number => Math.sqrt(-2 * Math.log(1 - this.part())) * Math.cos(2 * Math.PI * this.part());
	/** @param spread standard deviation of the logarithm */
	logNormal = (median: number, spread: number): number => median * Math.exp(spread * this.normal());
	one = <T>(of: readonly T[]): T => of[this.whole(0, of.length - 1)]!;

	/** One of several, each as likely as its weight. */
	weighted<T>(of: readonly (readonly [T, weight: number])[]): T {
		let left = this.part() * of.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [value, weight] of of) if ((left -= weight) < 0) return value;
		return of.at(-1)![0];
	}
}
