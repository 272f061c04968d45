import type { Stamped } from './record';

/** A message with fields like `{name}` (`message/template-text.ts` has the grammar). */
export interface Template extends Stamped {
	title: string;
	/** A channel; for any where there is none. */
	channel?: string;
	/** A language of the app; for any where there is none. */
	language?: string;
	/** Of an e-mail; may have fields too. */
	subject?: string;
	body: string;
}
