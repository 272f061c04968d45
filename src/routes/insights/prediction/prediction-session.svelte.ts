import { TELLING_FEATURES, TELLING_SHARE } from '$lib/domain/insights/features';
import type { Problem, Result } from '$lib/domain/problem';
import { now } from '$lib/ui/clock.svelte';
import { run } from '$lib/worker/client';
import type { KeptModel } from '$lib/worker/tasks/prediction';
import { FeatureSelection } from '../feature-selection.svelte';
import { Job } from '../../job.svelte';

/** The same customers always give the same folds. */
const SEED = 1;

type Work = 'training' | 'importing' | 'removing';

class PredictionSession {
	readonly selection = new FeatureSelection(() => run('prediction', 'features', null), {
		features: TELLING_FEATURES,
		share: TELLING_SHARE
	});
	readonly job = new Job();
	work = $state<Work>('training');
	/** Why the last try kept no model. */
	problem = $state.raw<Problem>();
	/** What the last try kept. */
	kept = $state.raw<KeptModel>();

	/** @returns the action to undo it by, where a model was kept */
	train(): Promise<string | undefined> {
		const input = { features: [...this.selection.chosen], seed: SEED, now: now() };
		return this.#keep('training', (options) => run('prediction', 'train', input, options));
	}

	importFile(file: File): Promise<string | undefined> {
		return this.#keep('importing', (options) => run('prediction', 'importFile', { file, now: now() }, options));
	}

	async remove(): Promise<string | undefined> {
		this.#begin('removing');
		const input = { kind: 'satisfaction', now: now() } as const;
		return (await this.job.run((options) => run('models', 'remove', input, options)))?.action;
	}

	async #keep(
		work: Work,
		task: (options: Parameters<Parameters<Job['run']>[0]>[0]) => Promise<Result<KeptModel>>
	): Promise<string | undefined> {
		this.#begin(work);
		const answer = await this.job.run(task);
		if (!answer) return undefined;
		this.problem = answer.ok ? undefined : answer.problem;
		this.kept = answer.ok ? answer.value : undefined;
		return this.kept?.action;
	}

	#begin(work: Work): void {
		this.work = work;
		this.problem = undefined;
		this.kept = undefined;
	}
}

/** What came of the last try outlives the page; the model itself is in the book. */
export const session = new PredictionSession();
