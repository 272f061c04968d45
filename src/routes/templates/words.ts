import { CHANNELS, type Channel } from '$lib/domain/interaction';
import { MESSAGE_FIELDS, type MessageField, type MessageLanguage } from '$lib/domain/message/fields';
import type { Template } from '$lib/domain/template';
import { channelName } from '$lib/ui/channel-names';
import { language, m, type LanguageCode } from '$lib/i18n';

/** Each language by its own name, whatever language is on screen. */
export const LANGUAGE_NAMES: Record<LanguageCode, string> = { en: 'English', 'zh-CN': '简体中文' };

/** Its title, else its first line. */
export const titleOf = ({ title, body }: Pick<Template, 'title' | 'body'>): string =>
	title || body.trim().split('\n')[0]!.slice(0, 60) || m.template_untitled();

/** The language a template is filled in: its own, else the one on screen. */
export const languageFor = ({ language: own }: Pick<Template, 'language'>): MessageLanguage =>
	own !== undefined && Object.hasOwn(LANGUAGE_NAMES, own) ? (own as MessageLanguage) : language.current;

export const languageOfTemplate = ({ language: own }: Pick<Template, 'language'>): string =>
	own === undefined ? m.template_any_language() : (LANGUAGE_NAMES[own as LanguageCode] ?? own);

export const channelOfTemplate = ({ channel }: Pick<Template, 'channel'>): string =>
	channel === undefined
		? m.template_any_channel()
		: (CHANNELS as readonly string[]).includes(channel)
			? channelName(channel as Channel)
			: channel;

/** Fields that had nothing to say, by their names. */
export function missingWords(missing: readonly MessageField[]): string {
	const names = missing.map((field) => MESSAGE_FIELDS[field][language.current][0]);
	return m.template_missing({ fields: new Intl.ListFormat(language.current, { type: 'conjunction' }).format(names) });
}
