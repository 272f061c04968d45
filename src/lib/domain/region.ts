/**
 * The region a list of languages points to, `en-GB` → `GB`, `zh` → `CN` (likely subtags, CLDR); US where none does.
 *
 * @param languages BCP 47 tags, the preferred first, as in `navigator.languages` @returns ISO 3166-1 alpha-2
 */
export function regionOf(languages: readonly string[]): string {
	for (const tag of languages) {
		try {
			const { region } = new Intl.Locale(tag).maximize();
			if (region && /^[A-Z]{2}$/.test(region)) return region;
		} catch {
			// Not a language tag: the next one decides.
		}
	}
	return 'US';
}

/** Regions by the currency in use there (ISO 4217, 2026); Bulgaria joined the euro in 2026. */
const REGIONS: Readonly<Record<string, string>> = {
	AED: 'AE',
	ARS: 'AR',
	AUD: 'AU NR KI TV',
	BDT: 'BD',
	BRL: 'BR',
	CAD: 'CA',
	CHF: 'CH LI',
	CLP: 'CL',
	CNY: 'CN',
	COP: 'CO',
	CZK: 'CZ',
	DKK: 'DK FO GL',
	EGP: 'EG',
	EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK',
	GBP: 'GB GG IM JE',
	HKD: 'HK',
	HUF: 'HU',
	IDR: 'ID',
	ILS: 'IL',
	INR: 'IN',
	JPY: 'JP',
	KES: 'KE',
	KRW: 'KR',
	KZT: 'KZ',
	LKR: 'LK',
	MAD: 'MA',
	MOP: 'MO',
	MXN: 'MX',
	MYR: 'MY',
	NGN: 'NG',
	NOK: 'NO SJ',
	NPR: 'NP',
	NZD: 'NZ',
	PEN: 'PE',
	PHP: 'PH',
	PKR: 'PK',
	PLN: 'PL',
	QAR: 'QA',
	RON: 'RO',
	RUB: 'RU',
	SAR: 'SA',
	SEK: 'SE',
	SGD: 'SG',
	THB: 'TH',
	TRY: 'TR',
	TWD: 'TW',
	UAH: 'UA',
	USD: 'US PR GU EC SV PA',
	VND: 'VN',
	ZAR: 'ZA'
};

/** The currency to propose in a region; US dollars where the table has no line for it. */
export function currencyOf(region: string): string {
	for (const [currency, regions] of Object.entries(REGIONS)) if (regions.split(' ').includes(region)) return currency;
	return 'USD';
}
