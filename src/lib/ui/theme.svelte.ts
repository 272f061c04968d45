import { writeLocal } from './local-storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];
const KEY = 'satchel.theme';

/** Has the system's bars around the app follow the theme: `app.html` names a colour of theirs for each of the two. */
function paintBars(name: ThemeName): void {
	const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]');
	light!.media = name === 'system' ? '(prefers-color-scheme: light)' : name === 'light' ? 'all' : 'not all';
	dark!.media = name === 'system' ? '(prefers-color-scheme: dark)' : name === 'dark' ? 'all' : 'not all';
}

class Theme {
	current = $state<ThemeName>('system');

	constructor() {
		if (typeof document === 'undefined') return;
		const chosen = document.documentElement.dataset.theme;
		if (chosen === 'light' || chosen === 'dark') this.current = chosen;
		paintBars(this.current);
	}

	choose(name: ThemeName): void {
		this.current = name;
		if (name === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = name;
		paintBars(name);
		writeLocal(KEY, name);
	}
}

export const theme = new Theme();
