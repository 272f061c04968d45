/** What would be lost if the page were reloaded now: words not yet saved, an import that runs. */
class Unsaved {
	#reasons = $state.raw<ReadonlySet<symbol>>(new Set());
	any = $derived(this.#reasons.size > 0);

	/** Marks something as unsaved until the returned function is called. */
	mark(): () => void {
		const reason = Symbol('unsaved');
		this.#reasons = new Set([...this.#reasons, reason]);
		return () => {
			this.#reasons = new Set([...this.#reasons].filter((each) => each !== reason));
		};
	}
}

/** Read by the new-version prompt, which never reloads over it. */
export const unsaved = new Unsaved();
