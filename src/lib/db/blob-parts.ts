/** Bytes of one part. */
const PART = 4 << 20;

/** Bytes on their way into a Blob, handed to the browser a few megabytes at a time. */
export class BlobParts {
	#done: Blob[] = [];
	#open: Uint8Array<ArrayBuffer>[] = [];
	#size = 0;

	add(bytes: Uint8Array<ArrayBuffer>): void {
		this.#open.push(bytes);
		this.#size += bytes.length;
		if (this.#size >= PART) this.#close();
	}

	blob(type = 'application/json'): Blob {
		this.#close();
		return new Blob(this.#done, { type });
	}

	#close(): void {
		if (this.#size > 0) this.#done.push(new Blob(this.#open));
		this.#open = [];
		this.#size = 0;
	}
}
