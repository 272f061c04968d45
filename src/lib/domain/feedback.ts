import type { Stamped } from './record';
import type { Instant } from './time';

/** A score given outside a contact: NPS 0-10, CES and CSAT 1-5. */
export interface Feedback extends Stamped {
	customerId: string;
	kind: 'NPS' | 'CES' | 'CSAT';
	score: number;
	comment?: string;
	at: Instant;
	batch?: string;
}
