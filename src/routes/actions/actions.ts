import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { language, m, type LanguageCode } from '$lib/i18n';
import type { Shortcut } from '$lib/ui/shortcut';
import { theme } from '$lib/ui/theme.svelte';
import { customerAtHand, editDetails, search, stepThroughRows } from './rows';
import { shown } from './shown.svelte';

/** A message; asked without a language it is in the one on screen. */
type Message = (inputs?: Record<never, never>, options?: { locale?: LanguageCode }) => string;

/** The lists of *More*, in their order. */
export const MORE_GROUPS = ['files', 'past', 'device'] as const;
type MoreGroup = (typeof MORE_GROUPS)[number];

/**
 * Everything a person can do from anywhere: one row an action. The palette offers all of them, the keyboard performs
 * those that have a shortcut, and the page *More* lists those that have a place there.
 */
export interface Action {
	/** Remembered where it was used lately. */
	id: string;
	name: Message;
	/** Where it leads, below the app's folder … */
	path?: string;
	/** … or what it does. */
	run?: () => void | Promise<void>;
	shortcut?: Shortcut;
	/** Its place in the page *More*, and what it says there. */
	more?: { group: MoreGroup; what: Message };
	/** Moves about by key alone; nothing to choose from a list. */
	keyOnly?: true;
}

const logBy = (id: string, name: Message) => ({ id: `log-${id}`, name, path: `log/?channel=${id}` });

const TABLE = [
	{
		id: 'palette',
		name: m.palette_open,
		run: () => void (shown.current = 'palette'),
		shortcut: 'mod+k',
		keyOnly: true
	},
	{ id: 'log', name: m.today_log, run: logContact, shortcut: 'n' },
	{ id: 'search', name: m.people_search, run: search, shortcut: '/' },
	{ id: 'add', name: m.people_add, path: 'customer/?new' },
	logBy('phone', m.palette_log_call),
	logBy('chat', m.palette_log_message),
	logBy('email', m.palette_log_email),
	logBy('visit', m.palette_log_visit),
	logBy('social', m.palette_log_social),
	{ id: 'next-row', name: m.palette_next_row, run: () => stepThroughRows(1), shortcut: 'j', keyOnly: true },
	{ id: 'previous-row', name: m.palette_previous_row, run: () => stepThroughRows(-1), shortcut: 'k', keyOnly: true },
	{ id: 'edit', name: m.palette_edit, run: editDetails, shortcut: 'e', keyOnly: true },
	{ id: 'today', name: m.shell_today, path: '' },
	{ id: 'day', name: m.today_day_plan, path: 'day/' },
	{ id: 'people', name: m.shell_people, path: 'people/' },
	{ id: 'insights', name: m.shell_insights, path: 'insights/' },
	{ id: 'explore', name: m.explore_title, path: 'insights/explore/' },
	{ id: 'segments', name: m.segments_title, path: 'insights/segments/' },
	{ id: 'prediction', name: m.prediction_title, path: 'insights/prediction/' },
	{ id: 'import', name: m.more_import, path: 'data/import/', more: { group: 'files', what: m.more_import_what } },
	{ id: 'export', name: m.more_export, path: 'data/export/', more: { group: 'files', what: m.more_export_what } },
	{ id: 'backup', name: m.more_backup, path: 'data/backup/', more: { group: 'files', what: m.more_backup_what } },
	{ id: 'history', name: m.more_history, path: 'history/', more: { group: 'past', what: m.more_history_what } },
	{ id: 'trash', name: m.more_trash, path: 'people/trash/', more: { group: 'past', what: m.more_trash_what } },
	{
		id: 'templates',
		name: m.more_templates,
		path: 'templates/',
		more: { group: 'device', what: m.more_templates_what }
	},
	{ id: 'settings', name: m.more_settings, path: 'settings/', more: { group: 'device', what: m.more_settings_what } },
	{ id: 'install', name: m.install_title, path: 'install/', more: { group: 'device', what: m.install_what } },
	{ id: 'more', name: m.shell_more, path: 'more/' },
	{ id: 'theme-light', name: m.palette_theme_light, run: () => theme.choose('light') },
	{ id: 'theme-dark', name: m.palette_theme_dark, run: () => theme.choose('dark') },
	{ id: 'theme-system', name: m.palette_theme_system, run: () => theme.choose('system') },
	{ id: 'english', name: m.palette_english, run: () => language.choose('en') },
	{ id: 'chinese', name: m.palette_chinese, run: () => language.choose('zh-CN') },
	{ id: 'keys', name: m.palette_keys, run: () => void (shown.current = 'keys'), shortcut: '?' }
] as const satisfies Action[];

export type ActionId = (typeof TABLE)[number]['id'];
/** Actions that *More* lists. */
export type MoreId = Extract<(typeof TABLE)[number], { more: object }>['id'];
export const ACTIONS: readonly (Action & { id: ActionId })[] = TABLE;

/** A contact with the customer at hand, or with one still to be chosen. */
function logContact(): Promise<void> {
	const customer = customerAtHand();
	return open(customer === undefined ? 'log/' : `log/?customer=${customer}`);
}

/** @param path below the app's folder */
export const open = (path: string): Promise<void> => goto(`${resolve('/')}${path}`);

/** Does an action, whether it leads somewhere or not. */
export const act = ({ path, run }: Action): void | Promise<void> => (run ? run() : open(path ?? ''));

/** Does what a shortcut stands for. */
export const perform = (shortcut: Shortcut): void | Promise<void> => {
	const action = ACTIONS.find((each) => each.shortcut === shortcut);
	return action && act(action);
};
