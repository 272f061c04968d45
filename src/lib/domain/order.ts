import type { Stamped } from './record';
import type { Instant } from './time';

export interface Order extends Stamped {
	customerId: string;
	at: Instant;
	amount: number;
	/** ISO 4217; amounts of different currencies are never added. */
	currency: string;
	note?: string;
	batch?: string;
}
