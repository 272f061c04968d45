import { readLocalJson, writeLocal } from '$lib/ui/local-storage';
import { ACTIONS, type Action, type ActionId } from './actions';

/** Local storage: ids of actions, the one used last first. Nothing of customers. */
const KEY = 'satchel.recent-actions';
const MOST = 5;

/** Actions chosen lately, the last one first. */
export function recentActions(): Action[] {
	const ids = readLocalJson(KEY);
	if (!Array.isArray(ids)) return [];
	return ids.flatMap((id) => ACTIONS.find((action) => action.id === id) ?? []).slice(0, MOST);
}

export function rememberAction(id: ActionId): void {
	const ids = [id, ...recentActions().map((action) => action.id)];
	writeLocal(KEY, JSON.stringify([...new Set(ids)].slice(0, MOST)));
}
