import { getContext, setContext } from 'svelte';

const PANE = Symbol('pane');

/** The list that stands beside what is chosen in it, on a wide screen. */
interface Pane {
	/** Whether something stands beside it: that has the page's heading then, and is its main part. */
	readonly beside: boolean;
}

export const setPane = (pane: Pane): void => void setContext(PANE, pane);

/** The pane that the component stands in; undefined where it has the page to itself. */
export const getPane = (): Pane | undefined => getContext<Pane | undefined>(PANE);
