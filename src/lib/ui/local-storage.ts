/**
 * Texts in `localStorage`, which outlives the database on a full disk. Where it is blocked or full nothing is kept and
 * nothing breaks: what was chosen or typed lasts as long as the page.
 */
export function readLocal(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** What was kept as JSON; null where there is nothing, or nothing that can be read. */
export function readLocalJson(key: string): unknown {
	try {
		return JSON.parse(readLocal(key) ?? 'null');
	} catch {
		return null;
	}
}

/** @param text null forgets what is kept */
export function writeLocal(key: string, text: string | null): void {
	try {
		if (text === null) localStorage.removeItem(key);
		else localStorage.setItem(key, text);
	} catch {
		// Lasts as long as the page.
	}
}

/** Every key that begins so. */
export function localKeys(prefix: string): string[] {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
	} catch {
		return [];
	}
}
