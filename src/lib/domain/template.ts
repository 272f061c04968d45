import type { Stamped } from './record';

/** A message with fields like `{name}`. */
export interface Template extends Stamped {
	title: string;
	channel?: string;
	language?: string;
	body: string;
}
