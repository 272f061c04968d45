import { UNREVIEWED, type Review } from '$lib/domain/intake/review';
import { notices, type Notice } from '$lib/ui/notices.svelte';

/** What a person decides of single rows of the open file; after each decision the plan is made again. */
export class RowReview {
	review = $state.raw<Review>(UNREVIEWED);
	readonly #planAnew: () => Promise<void>;
	/** What was said of the last decision. */
	#told: Notice | undefined;

	constructor(planAnew: () => Promise<void>) {
		this.#planAnew = planAnew;
	}

	/** Leaves a row out of the book. It stays with the import, to be downloaded. */
	leaveOut(row: number): Promise<void> {
		return this.#decide({ leftOut: new Set([...this.review.leftOut, row]) });
	}

	/** Takes a row that was left out back in. */
	takeIn(row: number): Promise<void> {
		return this.#decide({ leftOut: new Set([...this.review.leftOut].filter((each) => each !== row)) });
	}

	/** Puts other cells in the place of a row's, one for each header. */
	mend(row: number, cells: readonly string[]): Promise<void> {
		return this.#decide({ mended: new Map([...this.#mendedBut(row), [row, cells]]) });
	}

	/** Lets a row stand again as it stands in the file. */
	unmend(row: number): Promise<void> {
		return this.#decide({ mended: new Map(this.#mendedBut(row)) });
	}

	/** Says what was decided, with the way back. */
	tell(notice: Notice): void {
		notices.show((this.#told = notice));
	}

	/** Offers no way back any more: what was decided is being carried out. */
	close(): void {
		if (this.#told === notices.current) notices.dismiss();
		this.#told = undefined;
	}

	/** Forgets everything: the rows are others now. */
	clear(): void {
		this.close();
		this.review = UNREVIEWED;
	}

	#mendedBut = (row: number) => [...this.review.mended].filter(([each]) => each !== row);

	#decide(decided: Partial<Review>): Promise<void> {
		this.review = { ...this.review, ...decided };
		return this.#planAnew();
	}
}
