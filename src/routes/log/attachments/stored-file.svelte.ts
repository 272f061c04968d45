import { Live } from '$lib/db/live.svelte';
import { book } from '$lib/db/open';
import type { Attachment } from '$lib/domain/attachment';

/** So far below the screen it is made ready. */
const NEAR = '400px';

/** A photo or memo and an address to show or play it by; read when it is first in sight, let go with its component. */
export class StoredFile {
	url = $state<string>();
	/** Fastened to the element that stands for it: brings the bytes once that comes near the screen. */
	readonly watch: (element: Element) => () => void;
	#near = $state(false);
	#row: Live<Attachment | undefined>;

	/** Call while a component initialises. */
	constructor(id: () => string) {
		this.watch = (element) => {
			const seen = (entries: IntersectionObserverEntry[]) => {
				if (entries.some(({ isIntersecting }) => isIntersecting)) this.#near = true;
			};
			const observer = new IntersectionObserver(seen, { rootMargin: NEAR });
			observer.observe(element);
			return () => observer.disconnect();
		};
		this.#row = new Live(() => {
			const wanted = this.#near ? id() : undefined;
			return async () => (wanted === undefined ? undefined : book().attachments.get(wanted));
		});
		$effect(() => {
			const { row } = this;
			if (!row) return;
			const url = URL.createObjectURL(new Blob([row.bytes.slice()], { type: row.mime }));
			this.url = url;
			return () => {
				URL.revokeObjectURL(url);
				this.url = undefined;
			};
		});
	}

	/** Undefined until it is near the screen, and once it is in the trash. */
	get row(): Attachment | undefined {
		return this.#row.value?.deleted ? undefined : this.#row.value;
	}
}
