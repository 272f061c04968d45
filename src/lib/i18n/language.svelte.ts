import { overwriteGetLocale } from './paraglide/runtime';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];
const KEY = 'satchel.language';

function stored(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}

class Language {
	/** The language on screen; every message reads it, so changing it changes the page in place. */
	current = $state<LanguageCode>('en');

	constructor() {
		if (typeof document === 'undefined') return;
		this.current = /^zh/i.test(stored() ?? navigator.language) ? 'zh-CN' : 'en';
		document.documentElement.lang = this.current;
	}

	choose(code: LanguageCode): void {
		this.current = code;
		document.documentElement.lang = code;
		try {
			localStorage.setItem(KEY, code);
		} catch {
			// Storage is blocked: the choice lasts as long as the page.
		}
	}
}

export const language = new Language();
overwriteGetLocale(() => language.current);
