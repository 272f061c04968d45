const WORDS = 624;
const SHIFT = 397;

/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998, ACM TOMACS 8:3-30), seeded and read as numpy's
 * `RandomState` does it, so that its permutations, and scikit-learn's splits by them, come out the same here.
 */
export class RandomState {
	#words = new Uint32Array(WORDS);
	#next = WORDS;

	/** @param seed a whole number from 0 to 2³² − 1 */
	constructor(seed: number) {
		if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) throw new RangeError(`not a seed: ${seed}`);
		this.#words[0] = seed;
		for (let index = 1; index < WORDS; index++) {
			const previous = this.#words[index - 1]!;
			this.#words[index] = Math.imul(1_812_433_253, previous ^ (previous >>> 30)) + index;
		}
	}

	/** A whole number from 0 to 2³² − 1. */
	uint32(): number {
		if (this.#next === WORDS) this.#twist();
		let word = this.#words[this.#next++]!;
		word ^= word >>> 11;
		word ^= (word << 7) & 0x9d2c5680;
		word ^= (word << 15) & 0xefc60000;
		return (word ^ (word >>> 18)) >>> 0;
	}

	/** A number in [0, 1) of 53 bits: numpy's `random_sample`. */
	random(): number {
		const high = this.uint32() >>> 5;
		const low = this.uint32() >>> 6;
		return (high * 67_108_864 + low) / 9_007_199_254_740_992;
	}

	/** A whole number from 0 to `most`, both included, every one as likely; by rejection, as numpy does it. */
	upTo(most: number): number {
		if (most === 0) return 0;
		const mask = 0xffffffff >>> Math.clz32(most);
		for (;;) {
			const value = (this.uint32() & mask) >>> 0;
			if (value <= most) return value;
		}
	}

	/** The numbers 0 … `n` − 1 in a random order: numpy's `permutation(n)`. */
	permutation(n: number): Uint32Array {
		const order = Uint32Array.from({ length: n }, (_, index) => index);
		for (let last = n - 1; last > 0; last--) {
			const other = this.upTo(last);
			const kept = order[last]!;
			order[last] = order[other]!;
			order[other] = kept;
		}
		return order;
	}

	#twist(): void {
		const words = this.#words;
		for (let index = 0; index < WORDS; index++) {
			const joined = (words[index]! & 0x80000000) | (words[(index + 1) % WORDS]! & 0x7fffffff);
			words[index] = words[(index + SHIFT) % WORDS]! ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
		}
		this.#next = 0;
	}
}
