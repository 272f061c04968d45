import { describe, expect, it } from 'vitest';
import { ariaShortcut, shortcutOf, SHORTCUTS, shownShortcut, type KeyPress } from '$lib/ui/shortcut';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	shiftKey: false,
	isComposing: false,
	defaultPrevented: false,
	...more
});

describe('a shortcut', () => {
	it('is a single key on the page, with caps lock on too', () => {
		for (const key of ['n', '/', 'j', 'k', 'e', '?']) expect(shortcutOf(press(key), 'page', false)).toBe(key);
		expect(shortcutOf(press('N'), 'page', false)).toBe('n');
		expect(shortcutOf(press('x'), 'page', false)).toBeUndefined();
		expect(shortcutOf(press('mod+k'), 'page', false)).toBeUndefined();
	});

	it('may need Shift where that types the sign, and nowhere else', () => {
		expect(shortcutOf(press('?', { shiftKey: true }), 'page', false)).toBe('?');
		expect(shortcutOf(press('/', { shiftKey: true }), 'page', false)).toBe('/');
		expect(shortcutOf(press('N', { shiftKey: true }), 'page', false)).toBeUndefined();
	});

	it('is none while a text is typed, a dialog is open, an input method works, or another took the key', () => {
		for (const key of SHORTCUTS.slice(1)) {
			expect(shortcutOf(press(key), 'text', false)).toBeUndefined();
			expect(shortcutOf(press(key), 'dialog', false)).toBeUndefined();
			expect(shortcutOf(press(key, { isComposing: true }), 'page', false)).toBeUndefined();
			expect(shortcutOf(press(key, { defaultPrevented: true }), 'page', false)).toBeUndefined();
		}
	});

	it('is none with a modifier: those are the browser’s and the system’s', () => {
		for (const key of SHORTCUTS.slice(1))
			for (const modifier of [{ altKey: true }, { ctrlKey: true, shiftKey: true }, { metaKey: true, shiftKey: true }])
				for (const mac of [true, false]) expect(shortcutOf(press(key, modifier), 'page', mac)).toBeUndefined();
		expect(shortcutOf(press('n', { ctrlKey: true }), 'page', false)).toBeUndefined();
	});

	it('is ⌘K on a Mac and Ctrl K elsewhere, in a text too, under no open dialog', () => {
		const [control, command] = [press('k', { ctrlKey: true }), press('K', { metaKey: true })];
		expect(shortcutOf(control, 'text', false)).toBe('mod+k');
		expect(shortcutOf(command, 'text', true)).toBe('mod+k');
		expect(shortcutOf(control, 'text', true)).toBeUndefined();
		expect(shortcutOf(command, 'page', false)).toBeUndefined();
		expect(shortcutOf(control, 'dialog', false)).toBeUndefined();
		expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), 'page', false)).toBeUndefined();
	});

	it('is told as the keys are named', () => {
		expect([ariaShortcut('mod+k', true), ariaShortcut('mod+k', false)]).toEqual(['Meta+K', 'Control+K']);
		expect([shownShortcut('mod+k', true), shownShortcut('n', false)]).toEqual(['⌘ K', 'N']);
	});
});
