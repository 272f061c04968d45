import { ACTIONS, type Action, type ActionId } from './actions';

/** Local storage: ids of actions, the one used last first. Nothing of customers. */
const KEY = 'satchel.recent-actions';
const MOST = 5;

/** Actions chosen lately, the last one first. */
export function recentActions(): Action[] {
	try {
		const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		if (!Array.isArray(ids)) return [];
		return ids.flatMap((id) => ACTIONS.find((action) => action.id === id) ?? []).slice(0, MOST);
	} catch {
		// Blocked, or not written by this app.
		return [];
	}
}

export function rememberAction(id: ActionId): void {
	const ids = [id, ...recentActions().map((action) => action.id)];
	try {
		localStorage.setItem(KEY, JSON.stringify([...new Set(ids)].slice(0, MOST)));
	} catch {
		// Blocked: nothing is first.
	}
}
