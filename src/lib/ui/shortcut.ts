/** Keys the app answers to; `mod` is ⌘ on a Mac and Ctrl elsewhere. What each does stands in the table of actions. */
export const SHORTCUTS = ['mod+k', 'n', '/', 'j', 'k', 'e', '?'] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

/** What a rule about keys needs to know of a `KeyboardEvent`. */
export interface KeyPress {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
	/** An input method is at work: the key is part of a word. */
	isComposing: boolean;
	defaultPrevented: boolean;
}

/** Where the key goes: into a text, onto an open dialog, or to the page. */
export type KeyTarget = 'text' | 'dialog' | 'page';

/**
 * The shortcut that a key press is, if any. Single keys act on the page alone, never in a text, an open dialog or with
 * a modifier (Shift may be what types `/` and `?`); ⌘K and Ctrl K act in a text too, where they type nothing.
 */
export function shortcutOf(press: KeyPress, target: KeyTarget, mac: boolean): Shortcut | undefined {
	if (press.isComposing || press.defaultPrevented || press.altKey || target === 'dialog') return undefined;
	const { key, shiftKey } = press;
	const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
	if (other) return undefined;
	if (mod) return key.toLowerCase() === 'k' && !shiftKey ? 'mod+k' : undefined;
	if (target === 'text') return undefined;
	// With caps lock on, `N` comes without Shift.
	const typed = shiftKey ? key : key.toLowerCase();
	return typed === 'mod+k' ? undefined : SHORTCUTS.find((shortcut) => shortcut === typed);
}

/** As `aria-keyshortcuts` wants it. */
export const ariaShortcut = (shortcut: Shortcut, mac: boolean): string =>
	shortcut === 'mod+k' ? (mac ? 'Meta+K' : 'Control+K') : shortcut.toUpperCase();

/** As it stands on the keys. */
export const shownShortcut = (shortcut: Shortcut, mac: boolean): string =>
	shortcut === 'mod+k' ? (mac ? '⌘ K' : 'Ctrl K') : shortcut.toUpperCase();
