import { liveQuery } from 'dexie';
import { raiseStorageProblem } from './storage-health';

/** A query of the store that stays current: `value` is undefined until `ready`, which an empty result reaches too. */
export class Live<T> {
	value = $state.raw<T>();
	ready = $state(false);

	/**
	 * Call while a component initialises.
	 *
	 * @param source reads the runes the query depends on and returns the query; Dexie asks that again whenever the
	 * rows it read change, here, in another tab or in the worker
	 */
	constructor(source: () => () => Promise<T> | T) {
		$effect(() => {
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
