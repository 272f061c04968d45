import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { failed, ok, type Result } from './problem';

export interface Phone {
	/** E.164: `+8613800138000`. */
	number: string;
	/** What E.164 has no room for; it is not part of the number that is dialled. */
	extension?: string;
}

/** Spreadsheets and data tools that took a number for an amount: `13800138000.0`. */
const DECIMAL_ZERO = /\.0$/;
const EXTENSION_WORD = /(?:;ext=|ext(?:ension|n)?\.?|分机|转|x|#)\s*(?=\d+$)/i;

/**
 * A telephone number as E.164. Full-width digits and any punctuation are understood, a leading `+` overrides the
 * country. Fails with `cell-not-a-phone` where letters stand in it or no number of that length can exist in its country.
 *
 * @param country ISO 3166-1 alpha-2, of numbers without a country code
 */
export function normalisePhone(text: string, country: string): Result<Phone> {
	const [digits = '', extension] = text
		.normalize('NFKC')
		.trim()
		.replace(/^tel:/i, '')
		.replace(DECIMAL_ZERO, '')
		.split(EXTENSION_WORD);
	if (/\p{L}/u.test(digits)) return failed('cell-not-a-phone');
	const parsed = parsePhoneNumberFromString(digits, {
		defaultCountry: isSupportedCountry(country) ? country : undefined,
		extract: false
	});
	if (!parsed?.isPossible()) return failed('cell-not-a-phone');
	return ok(extension ? { number: parsed.number, extension } : { number: parsed.number });
}

/** The number as customers are matched by it, or undefined where it cannot be dialled. */
export function phoneKey(text: string | undefined, country: string): string | undefined {
	if (text === undefined || /^\+\d{7,15}$/.test(text)) return text;
	const phone = normalisePhone(text, country);
	return phone.ok ? phone.value.number : undefined;
}
