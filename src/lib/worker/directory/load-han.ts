import { Han } from '../../domain/directory/han';

let loading: Promise<Han> | undefined;

/** The dictionaries that search in Chinese stands on: half a megabyte, fetched for the first book that holds Chinese. */
export const loadHan = (): Promise<Han> =>
	(loading ??= load().catch((error: unknown) => {
		loading = undefined;
		throw error;
	}));

async function load(): Promise<Han> {
	const [{ pinyin }, { default: characters }] = await Promise.all([
		import('pinyin-pro'),
		import('opencc-js/dict/TSCharacters')
	]);
	return new Han(characters, (character) => pinyin(character, { type: 'array', toneType: 'none', multiple: true }));
}
