import { writeLocal } from './local-storage';

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
const KEY = 'satchel.text-size';

/** How large the app's text is beside the browser's own; `boot.js` sets it before the first paint. */
class TextSizeChoice {
	current = $state<TextSize>('normal');

	constructor() {
		if (typeof document === 'undefined') return;
		const chosen = TEXT_SIZES.find((size) => size === document.documentElement.dataset.text);
		if (chosen) this.current = chosen;
	}

	choose(size: TextSize): void {
		this.current = size;
		if (size === 'normal') delete document.documentElement.dataset.text;
		else document.documentElement.dataset.text = size;
		writeLocal(KEY, size);
	}
}

export const textSize = new TextSizeChoice();
