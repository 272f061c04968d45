import type { Prediction } from '../model';
import type { Instant } from '../time';

/** A customer to whom the model gives less than this of being satisfied is at risk. */
export const AT_RISK_BELOW = 0.5;
/** Days after a contact in which nobody is reminded of: it has to do its work first. */
export const LEFT_ALONE_DAYS = 7;
const DAY_MS = 86_400_000;

/** @param now milliseconds since 1970 */
export const isLeftAlone = (lastContactAt: Instant | undefined, now: number): boolean =>
	lastContactAt !== undefined && now - Date.parse(lastContactAt) < LEFT_ALONE_DAYS * DAY_MS;

/** Those the model holds to be at risk, the likeliest first. */
export function atRisk<T extends Pick<Prediction, 'id' | 'probability'>>(predictions: Iterable<T>): T[] {
	const found = [...predictions].filter(({ probability }) => probability !== undefined && probability < AT_RISK_BELOW);
	return found.sort((a, b) => a.probability! - b.probability! || (a.id < b.id ? -1 : 1));
}
