/** Milliseconds between two looks at whether the field still has the keyboard. */
const LOOK_MS = 500;

/** Whether somebody is in the middle of typing: from the first letter until the field is left. */
class Typing {
	current = $state(false);

	constructor() {
		if (typeof document !== 'undefined') document.addEventListener('input', ({ target }) => this.#watch(target));
	}

	#watch(field: EventTarget | null): void {
		// A search is not an entry, and choosing from a list is done in one go.
		if (this.current || !(field instanceof Element) || !field.matches('textarea, input:not([type=search])')) return;
		this.current = true;
		// Looked at again and again: a field that is taken away with the keyboard on it sends no event.
		const timer = setInterval(() => {
			if (document.activeElement === field) return;
			clearInterval(timer);
			this.current = false;
		}, LOOK_MS);
	}
}

export const typing = new Typing();
