export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];
const KEY = 'satchel.theme';

class Theme {
	current = $state<ThemeName>('system');

	constructor() {
		if (typeof document === 'undefined') return;
		const chosen = document.documentElement.dataset.theme;
		if (chosen === 'light' || chosen === 'dark') this.current = chosen;
	}

	choose(name: ThemeName): void {
		this.current = name;
		if (name === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = name;
		try {
			localStorage.setItem(KEY, name);
		} catch {
			// Storage is blocked: the choice lasts as long as the page.
		}
	}
}

export const theme = new Theme();
