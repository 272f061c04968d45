import { untrack } from 'svelte';
import { valueText } from '../domain/value-text';
import type { Problem, Result } from '../domain/problem';
import { readDraft, writeDraft } from './draft';
import { unsaved } from './unsaved.svelte';

/** Milliseconds without a keystroke after which what was typed is saved. */
const PAUSE_MS = 600;

interface FieldSource {
	/** Record and field the text belongs to; its draft is kept under them. */
	record: string;
	field: string;
	/** The stored value as text; reads runes. */
	stored: () => string;
	/** What a text means, or why it means nothing. */
	read: (text: string) => Promise<Result<unknown>> | Result<unknown>;
	/**
	 * Stores a value. Saves of one visit to the field are steps of one action: `continues` is that of the save before.
	 * Undefined where it was not stored.
	 */
	save: (value: unknown, continues: string | undefined) => Promise<{ action: string } | undefined>;
}

/**
 * One field that saves itself: a moment after the last keystroke, when it is left, and when the page goes away. What
 * cannot be stored stays on screen with the reason. Make it while a component initialises.
 */
export class FieldEdit {
	/** Why the text is not stored; undefined while all is well. */
	problem = $state.raw<Problem>();
	/** The value last known to be stored, as text. */
	#base = $state('');
	/** What the person typed; undefined where the box shows the stored value. */
	#typed = $state<string>();
	#dirty = false;
	#composing = false;
	#focused = false;
	/** The action of this visit to the field. */
	#action: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<void> = Promise.resolve();
	#unmark: (() => void) | undefined;
	readonly #source: FieldSource;

	constructor(source: FieldSource) {
		this.#source = source;
		this.#base = untrack(source.stored);
		const draft = readDraft(source.record, source.field);
		if (draft !== undefined) this.input(draft);
		$effect(() => {
			const stored = source.stored();
			untrack(() => this.#takeIn(stored));
		});
		$effect(() => {
			const flush = () => void this.flush();
			addEventListener('pagehide', flush);
			document.addEventListener('visibilitychange', flush);
			return () => {
				removeEventListener('pagehide', flush);
				document.removeEventListener('visibilitychange', flush);
				void this.flush().finally(() => this.#unmark?.());
			};
		});
	}

	/** What the box shows. */
	get text(): string {
		return this.#typed ?? this.#base;
	}

	/** @param composing an input method is still at work: half a syllable is a draft, never a value */
	input(text: string, composing = false): void {
		this.#composing = composing;
		this.#typed = text;
		this.#dirty = true;
		this.#unmark ??= unsaved.mark();
		writeDraft(this.#source.record, this.#source.field, text);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
	}

	focus(): void {
		this.#focused = true;
	}

	async leave(): Promise<void> {
		this.#focused = false;
		await this.flush();
		this.#action = undefined;
		if (!this.#dirty) this.#typed = undefined;
	}

	/** Saves at once what can be saved. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		const text = this.#typed;
		if (!this.#dirty || this.#composing || text === undefined) return this.#saving;
		const read = await this.#source.read(text);
		// Typed on in the meantime: that is saved later, and says by itself whether it can be.
		if (text !== this.#typed) return;
		this.problem = read.ok ? undefined : read.problem;
		if (read.ok) await (this.#saving = this.#saving.then(() => this.#save(text, read.value)));
	}

	async #save(text: string, value: unknown): Promise<void> {
		if (!this.#dirty || text !== this.#typed) return;
		const base = valueText(value);
		if (base !== this.#base) {
			const receipt = await this.#source.save(value, this.#action);
			if (!receipt) return;
			this.#action = receipt.action;
			this.#base = base;
		}
		if (text !== this.#typed) return;
		this.#dirty = false;
		writeDraft(this.#source.record, this.#source.field, undefined);
		this.#unmark?.();
		this.#unmark = undefined;
		if (!this.#focused) this.#typed = undefined;
	}

	/** The stored value changed. The echo of an own save leaves the box alone while somebody types in it. */
	#takeIn(stored: string): void {
		const echo = stored === this.#base;
		this.#base = stored;
		if (!this.#dirty && !(this.#focused && echo)) this.#typed = undefined;
	}
}
