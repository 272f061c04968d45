import type { FieldKey } from './fields';

/** The header an export writes: `order_count`. */
export const exportHeader = (key: FieldKey): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A header as it is compared: width-folded, lower case, without spaces, underscores and hyphens. */
export const foldHeader = (header: string): string =>
	header
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\-.]+/gu, '');
