import { BASIC_FEATURES } from '$lib/domain/insights/features';
import type { Instant } from '$lib/domain/time';
import type { Problem } from '$lib/domain/problem';
import { now } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import type { SegmentsOfBook } from '$lib/worker/tasks/segments';
import { FeatureSelection } from '../feature-selection.svelte';
import { attempt } from '../../undoable';
import { Job } from '../../job.svelte';

export interface FoundSegments extends SegmentsOfBook {
	/** The moment the customers are seen at. */
	at: Instant;
}

export const LEAST_SEGMENTS = 2;
export const MOST_SEGMENTS = 50;
/** The same customers always fall into the same segments. */
const SEED = 1;

class SegmentsSession {
	readonly selection = new FeatureSelection(() => run('segments', 'features', { now: now() }), {
		features: BASIC_FEATURES,
		share: 0.5
	});
	readonly job = new Job();
	readonly saving = new Job();
	/** How many are asked for; null or undefined for as many as the silhouette says. */
	k = $state<number | null>();
	found = $state.raw<FoundSegments>();
	/** The moment under which what was found is saved. */
	savedAt = $state.raw<Instant>();
	/** Why the last try found none. */
	problem = $state.raw<Problem>();

	get isNumberValid(): boolean {
		const { k } = this;
		return k === undefined || k === null || (Number.isInteger(k) && k >= LEAST_SEGMENTS && k <= MOST_SEGMENTS);
	}

	async find(): Promise<void> {
		if (!this.isNumberValid) return;
		const moment = now();
		const input = { features: [...this.selection.chosen], k: this.k ?? undefined, seed: SEED, now: moment };
		const answer = await this.job.run((options) => run('segments', 'find', input, options));
		if (!answer) return;
		this.problem = answer.ok ? undefined : answer.problem;
		this.found = answer.ok ? { ...answer.value, at: new Date(moment).toISOString() } : undefined;
		this.savedAt = undefined;
	}

	/** Shows the saved segments where nothing was found since the app was opened. @param at when they were saved */
	async reopen(at: Instant): Promise<void> {
		const saved = await attempt(() => run('segments', 'saved', null));
		if (!saved || this.found || this.problem || this.job.working) return;
		this.found = { ...saved, at };
		this.savedAt = at;
	}

	/** @returns the action to undo it by */
	async save(found: FoundSegments): Promise<string | undefined> {
		const moment = now();
		const receipt = await this.saving.run((options) => run('segments', 'save', { found, now: moment }, options));
		if (receipt) this.savedAt = new Date(moment).toISOString();
		return receipt?.action;
	}

	/** @returns the action to undo it by */
	async remove(): Promise<string | undefined> {
		const input = { kind: 'segments', now: now() } as const;
		const receipt = await this.saving.run((options) => run('models', 'remove', input, options));
		return receipt?.action;
	}
}

/** What was found outlives the page, so that it is there on coming back. */
export const session = new SegmentsSession();
