import { currencyOf, regionOf } from '../domain/region';
import type { SatchelDatabase } from './schema';
import { readSetting } from './settings';

/** Where the rep's phones belong, as set, else as this device's languages say: ISO 3166-1 alpha-2. */
export const homeCountry = async (db: SatchelDatabase): Promise<string> =>
	(await readSetting(db, 'country')) ?? regionOf(navigator.languages);

/** The rep's own currency, as set, else that of their country: ISO 4217. */
export const homeCurrency = async (db: SatchelDatabase): Promise<string> =>
	(await readSetting(db, 'homeCurrency')) ?? currencyOf(await homeCountry(db));
