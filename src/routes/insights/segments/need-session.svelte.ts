import type { NeedByAge } from '$lib/domain/insights/need';
import type { Problem } from '$lib/domain/problem';
import { now } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import { Job } from '../../job.svelte';

class NeedSession {
	readonly job = new Job();
	found = $state.raw<NeedByAge>();
	/** Why the last try found nothing. */
	problem = $state.raw<Problem>();

	async find(): Promise<void> {
		const answer = await this.job.run((options) => run('segments', 'need', { now: now() }, options));
		if (!answer) return;
		this.problem = answer.ok ? undefined : answer.problem;
		this.found = answer.ok ? answer.value : undefined;
	}
}

/** What was found outlives the page. */
export const need = new NeedSession();
