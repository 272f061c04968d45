import { failed, ok, type Result } from './problem';

/** One `@`, a local part without spaces, quotes or doubled dots, a domain of at least two labels (RFC 5321 sizes). */
const ADDRESS =
	/^(?!.{255})(?!\.)(?!.*\.\.)[^\s@"<>()[\]\\,;:]{1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u;

/**
 * An e-mail address in its canonical form: trimmed, width-folded, lower case. Fails with `cell-not-an-email`.
 * Dots and `+tags` stay: they are another mailbox at most providers.
 */
export function normaliseEmail(text: string): Result<string> {
	const address = text
		.normalize('NFKC')
		.trim()
		.replace(/^mailto:/i, '')
		.toLowerCase();
	return ADDRESS.test(address) ? ok(address) : failed('cell-not-an-email');
}
