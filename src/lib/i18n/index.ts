export { LANGUAGES, language, type LanguageCode } from './language.svelte';
export { m } from './paraglide/messages';
