import { liveQuery } from 'dexie';
import { onReopened } from './connection';
import { raiseStorageProblem } from './storage-health';

/** How often a lost connection was replaced. Dexie leaves a query that hung on the old one for ever without an answer. */
const connection = $state({ replaced: 0 });
onReopened(() => connection.replaced++);

/** A query of the store that stays current: `value` is undefined until `ready`, which an empty result reaches too. */
export class Live<T> {
	value = $state.raw<T>();
	ready = $state(false);

	/**
	 * Call while a component initialises.
	 *
	 * @param source reads the runes the query depends on and returns the query; Dexie asks that again whenever the
	 * rows it read change, here, in another tab or in the worker
	 * @param known what was read just before, to be shown until the query answers; asked once
	 */
	constructor(source: () => () => Promise<T> | T, known?: () => T | undefined) {
		this.value = known?.();
		this.ready = this.value !== undefined;
		$effect(() => {
			void connection.replaced;
			const subscription = liveQuery(source()).subscribe({
				next: (value) => {
					this.value = value;
					this.ready = true;
				},
				error: (error: unknown) => {
					if (!raiseStorageProblem(error)) reportError(error);
				}
			});
			return () => subscription.unsubscribe();
		});
	}
}
