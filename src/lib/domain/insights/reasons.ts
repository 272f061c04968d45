import type { Customer } from '../customer';
import type { Reason } from '../model';
import { readRegister } from '../record';
import { levelOf } from './custom-features';

/** Reasons with all it takes to say them in words. @param currency of amounts, ISO 4217; empty where none is known */
export function wordable(reasons: readonly Reason[], customer: Customer, currency: string): Reason[] {
	return reasons.map((reason) => {
		const { key } = reason;
		if (key === 'totalAmount') return currency ? { ...reason, currency } : reason;
		const value = readRegister(customer, key);
		if (typeof value === 'boolean') return { ...reason, kind: 'yesNo' };
		return value === undefined && levelOf(customer, key) ? { ...reason, kind: 'level' } : reason;
	});
}
