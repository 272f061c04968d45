import { addAttachment, growAttachment } from '$lib/db/attachments';
import { book } from '$lib/db/open';
import { LONGEST_MEMO, roomFor } from '$lib/domain/attachment';
import { problem, type Problem, type ProblemCode } from '$lib/domain/problem';
import { freeSpace } from '$lib/files/free-space';
import { unsaved } from '$lib/ui/unsaved.svelte';
import type { Steps } from '../steps';

/** Milliseconds of sound in a part; a page that is killed loses no more than the part begun. */
const PART_MS = 3000;
/** Speech is clear at this rate; five minutes are a megabyte. */
const BITS_PER_SECOND = 32_000;
/** What Chromium and Firefox record, what Safari records. */
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const MEGABYTE = 1_000_000;

/** Names of the DOMExceptions by which a browser gives no microphone (Media Capture and Streams, 10.2). */
const REASONS: Record<string, ProblemCode> = {
	NotAllowedError: 'microphone-denied',
	SecurityError: 'microphone-denied',
	NotFoundError: 'microphone-missing'
};

/** Whether this browser can record at all: pages that are not secure have no microphone. */
export const canRecord = (): boolean => 'MediaRecorder' in globalThis && !!navigator.mediaDevices?.getUserMedia;

/** Records a voice memo into the book as it is spoken, a part at a time. */
export class MemoRecorder {
	/** From the tap until the last part is in the store. */
	busy = $state(false);
	recording = $state(false);
	seconds = $state(0);
	problem = $state.raw<Problem>();
	/** The memo's attachment, once its first part is in the store. */
	id = $state<string>();
	readonly #contact: string;
	readonly #steps: Steps;
	#recorder: MediaRecorder | undefined;
	#stored: Promise<void> = Promise.resolve();

	constructor(contact: string, steps: Steps) {
		this.#contact = contact;
		this.#steps = steps;
	}

	async start(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.problem = undefined;
		const free = await freeSpace();
		const stream = roomFor(MEGABYTE, free) === 'none' ? problem('no-room', { free: free! }) : await microphone();
		if (!(stream instanceof MediaStream)) {
			this.problem = stream;
			this.busy = false;
			return;
		}
		this.#record(stream);
	}

	stop(): void {
		if (this.#recorder?.state === 'recording') this.#recorder.stop();
	}

	/** The page goes to the back and may be killed there: what was said until now is stored. */
	flush(): void {
		if (this.#recorder?.state === 'recording') this.#recorder.requestData();
	}

	#record(stream: MediaStream): void {
		const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
		const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
		const began = performance.now();
		const unmark = unsaved.mark();
		const count = () => {
			this.seconds = Math.min(LONGEST_MEMO, (performance.now() - began) / 1000);
			if (this.seconds >= LONGEST_MEMO) this.stop();
		};
		const timer = setInterval(count, 250);
		this.#recorder = recorder;
		this.id = undefined;
		this.seconds = 0;
		this.recording = true;
		recorder.ondataavailable = ({ data }) => {
			count();
			const { seconds } = this;
			this.#stored = this.#stored.then(() => this.#store(data, Math.round(seconds)));
		};
		recorder.onerror = () => (this.problem = problem('recording-failed'));
		// The system took the microphone away, for a call that came in.
		stream.getAudioTracks()[0]?.addEventListener('ended', () => this.stop());
		recorder.onstop = async () => {
			clearInterval(timer);
			this.recording = false;
			for (const track of stream.getTracks()) track.stop();
			await this.#stored;
			unmark();
			this.busy = false;
		};
		recorder.start(PART_MS);
	}

	async #store(data: Blob, seconds: number): Promise<void> {
		if (data.size === 0) return;
		const bytes = new Uint8Array(await data.arrayBuffer());
		const [contact, id] = [this.#contact, this.id];
		const mime = data.type.split(';')[0]!;
		const kept = await this.#steps.take(async (step) => {
			if (id) return growAttachment(book(), { contact, id, bytes, seconds }, step);
			const receipt = await addAttachment(book(), contact, { mime, bytes, seconds }, step);
			this.id = receipt.attachment;
			return receipt;
		});
		if (kept) return;
		this.problem = problem('recording-failed');
		this.stop();
	}
}

async function microphone(): Promise<MediaStream | Problem> {
	try {
		return await navigator.mediaDevices.getUserMedia({ audio: true });
	} catch (error) {
		return problem(REASONS[(error as DOMException).name] ?? 'recording-failed');
	}
}
