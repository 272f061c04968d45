/** A result told to the person: a sentence, and a way back where there is one. */
export interface Notice {
	/** A function, so that the sentence changes with the language. */
	text: () => string;
	undo?: () => Promise<void> | void;
}

/** Milliseconds an undo is offered on screen; History keeps it after that. */
const SHOWN_MS = 10_000;

class Notices {
	current = $state.raw<Notice>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Shows a notice in place of the one before. */
	show(notice: Notice): void {
		this.current = notice;
		this.resume();
	}

	/** While a finger or the keyboard is on it, a notice stays. */
	pause(): void {
		clearTimeout(this.#timer);
	}

	resume(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.dismiss(), SHOWN_MS);
	}

	dismiss(): void {
		clearTimeout(this.#timer);
		this.current = undefined;
	}

	async undo(): Promise<void> {
		const undo = this.current?.undo;
		this.dismiss();
		await undo?.();
	}
}

export const notices = new Notices();
