import { readLocal, writeLocal } from './local-storage';
import { ariaShortcut, shownShortcut, type Shortcut } from './shortcut';

const KEY = 'satchel.shortcuts';

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

class Shortcuts {
	/** Whether the app answers to single keys and to ⌘K or Ctrl K. */
	on = $state(readLocal(KEY) !== 'off');

	choose(on: boolean): void {
		this.on = on;
		writeLocal(KEY, on ? 'on' : 'off');
	}
}

export const shortcuts = new Shortcuts();

/** Attributes that tell of a control's key, to the eye and the ear; none while shortcuts are off. @param name the control's */
export const keyHint = (shortcut: Shortcut, name: string) =>
	shortcuts.on
		? { 'aria-keyshortcuts': ariaShortcut(shortcut, isMac), title: `${name} (${shownShortcut(shortcut, isMac)})` }
		: {};
