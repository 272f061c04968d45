import { readDraft, writeDraft } from '$lib/ui/draft';

/**
 * What is being filled in on a sheet, kept through a reload or a crash until it is saved or given up. Make it while a
 * component initialises.
 */
export class KeptForm<T extends Record<string, string>> {
	values: T = $state() as T;
	#record: string;
	#name: string;
	#left = false;

	/** @param record whose form it is @param name of the form @param stored what it shows where nothing was begun */
	constructor(record: string, name: string, stored: T) {
		this.#record = record;
		this.#name = `form.${name}`;
		this.values = { ...stored, ...begun(readDraft(record, this.#name)) };
		$effect(() => {
			const text = JSON.stringify(this.values);
			if (!this.#left && text !== JSON.stringify(stored)) writeDraft(record, this.#name, text);
		});
	}

	/** It was saved, or given up. */
	forget(): void {
		this.#left = true;
		writeDraft(this.#record, this.#name, undefined);
	}
}

function begun(draft: string | undefined): Record<string, string> {
	try {
		return JSON.parse(draft ?? '{}') as Record<string, string>;
	} catch {
		return {};
	}
}
