import type { Shown } from '$lib/db/shown';

/** Rows of a section until more are asked for, and the most that are ever on the page at once. */
const [FIRST, PAGE] = [20, 40];

/** Where a person is in a long section of Today: at its first rows, or on one of its pages. */
export class SectionPages {
	opened = $state(false);
	offset = $state(0);
	readonly #first: number;

	constructor(first = FIRST) {
		this.#first = first;
	}

	get shown(): Shown {
		return { offset: this.offset, most: this.opened ? PAGE : this.#first };
	}

	/** The first rows grow; after that, the next page takes their place. */
	more(): void {
		if (this.opened) this.offset += PAGE;
		this.opened = true;
	}

	back(): void {
		this.offset = Math.max(0, this.offset - PAGE);
	}
}
