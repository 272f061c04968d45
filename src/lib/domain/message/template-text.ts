import { failed, ok, type Result } from '../problem';
import { fieldNamed, isCount, type MessageField } from './fields';

/**
 * The grammar of a template:
 *
 *     text      = ( character | '{{' | '}}' | field )*        '{{' and '}}' stand for one brace
 *     field     = '{' name [ '|' fallback | ':' forms ] '}'
 *     fallback  = text without braces                         said where the value is not known
 *     forms     = form ( '|' form ){0,2}                      of a field that is a number, which `#` stands for
 *
 * `{name}`, `{first name|there}`, `{orders: one order | # orders}`. One form serves every number; two are *one* and
 * *other*; three are *none*, *one* and *other*. Full-width signs, as Chinese keyboards write them, mean the same.
 */
export type TemplatePart = string | TemplateField;

export interface TemplateField {
	field: MessageField;
	fallback?: string;
	forms?: string[];
}

/** As many characters of a template as a sentence about it quotes. */
const QUOTED = 30;

/**
 * A template in its parts. Fails with `template-unclosed-field`, `template-stray-brace` (text), `template-empty-field`,
 * `template-unknown-field`, `template-not-a-number`, `template-too-many-forms` (field).
 */
export function parseTemplate(text: string): Result<TemplatePart[]> {
	const parts: TemplatePart[] = [];
	let plain = '';
	for (let at = 0; at < text.length;) {
		const sign = brace(text[at]!);
		if (!sign) plain += text[at++];
		else if (brace(text[at + 1] ?? '') === sign) {
			plain += sign;
			at += 2;
		} else if (sign === '}')
			return failed('template-stray-brace', { text: quoted(text, Math.max(0, at - QUOTED), at + 1) });
		else {
			const end = closing(text, at + 1);
			if (end < 0) return failed('template-unclosed-field', { text: quoted(text, at, at + QUOTED) });
			const field = parseField(text.slice(at + 1, end));
			if (!field.ok) return field;
			if (plain) parts.push(plain);
			plain = '';
			parts.push(field.value);
			at = end + 1;
		}
	}
	if (plain) parts.push(plain);
	return ok(parts);
}

const brace = (character: string): '{' | '}' | undefined =>
	character === '{' || character === '｛' ? '{' : character === '}' || character === '｝' ? '}' : undefined;

/** Where the field that opened before `from` closes; -1 where another opens, or the text ends, first. */
function closing(text: string, from: number): number {
	for (let at = from; at < text.length; at++) {
		const sign = brace(text[at]!);
		if (sign) return sign === '}' ? at : -1;
	}
	return -1;
}

const quoted = (text: string, from: number, to: number): string => text.slice(from, to).split('\n')[0]!.trim();

function parseField(text: string): Result<TemplateField> {
	const [, before = '', sign, after = ''] = /^([^|｜:：]*)([|｜:：])?(.*)$/su.exec(text)!;
	const name = before.trim();
	if (name === '') return failed('template-empty-field');
	const field = fieldNamed(name);
	if (!field) return failed('template-unknown-field', { field: name });
	if (!sign) return ok({ field });
	if (sign === '|' || sign === '｜') return ok({ field, fallback: after.trim() });
	if (!isCount(field)) return failed('template-not-a-number', { field: name });
	const forms = after.split(/[|｜]/u).map((form) => form.trim());
	return forms.length > 3 ? failed('template-too-many-forms', { field: name }) : ok({ field, forms });
}

/** Values by field: what is not known, or empty, has none. */
export type MessageValues = Partial<Record<MessageField, string | number>>;

export interface FilledMessage {
	text: string;
	/** Fields that had neither value nor fallback, once each, in the order of the text: nothing stands in their place. */
	missing: MessageField[];
}

/** The message for one customer. @param numbers writes a number as the language does */
export function fillTemplate(
	parts: readonly TemplatePart[],
	values: MessageValues,
	numbers: (value: number) => string = String
): FilledMessage {
	const missing = new Set<MessageField>();
	const text = parts.map((part) => {
		if (typeof part === 'string') return part;
		const value = values[part.field];
		if (value === undefined || value === '') {
			if (part.fallback === undefined) missing.add(part.field);
			return part.fallback ?? '';
		}
		const said = typeof value === 'number' ? numbers(value) : value;
		return part.forms && typeof value === 'number' ? formOf(part.forms, value).replace(/[#＃]/gu, () => said) : said;
	});
	return { text: text.join(''), missing: [...missing] };
}

function formOf(forms: readonly string[], value: number): string {
	const [none, one] = forms.length === 3 ? [forms[0]!, forms[1]!] : [forms.at(-1)!, forms[0]!];
	return value === 0 ? none : value === 1 ? one : forms.at(-1)!;
}
