/** Currencies in use and where: ISO 4217 code, then ISO 3166-1 regions (both as of 2026). */
const USED_IN = `
AED AE;AFN AF;ALL AL;AMD AM;AOA AO;ARS AR;AUD AU CC CX KI NF NR TV;AWG AW;AZN AZ;BAM BA;BBD BB;BDT BD;BHD BH;BIF BI;BMD BM
BND BN;BOB BO;BRL BR;BSD BS;BTN BT;BWP BW;BYN BY;BZD BZ;CAD CA;CDF CD;CHF CH LI;CLP CL;CNY CN;COP CO;CRC CR;CUP CU;CVE CV
CZK CZ;DJF DJ;DKK DK FO GL;DOP DO;DZD DZ;EGP EG;ERN ER;ETB ET
EUR AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM VA XK YT
FJD FJ;FKP FK;GBP GB GG IM JE;GEL GE;GHS GH;GIP GI;GMD GM;GNF GN;GTQ GT;GYD GY;HKD HK;HNL HN;HTG HT;HUF HU;IDR ID
ILS IL PS;INR IN;IQD IQ;IRR IR;ISK IS;JMD JM;JOD JO;JPY JP;KES KE;KGS KG;KHR KH;KMF KM;KPW KP;KRW KR;KWD KW;KYD KY;KZT KZ
LAK LA;LBP LB;LKR LK;LRD LR;LSL LS;LYD LY;MAD MA EH;MDL MD;MGA MG;MKD MK;MMK MM;MNT MN;MOP MO;MRU MR;MUR MU;MVR MV;MWK MW
MXN MX;MYR MY;MZN MZ;NAD NA;NGN NG;NIO NI;NOK NO SJ;NPR NP;NZD NZ CK NU TK;OMR OM;PAB PA;PEN PE;PGK PG;PHP PH;PKR PK;PLN PL
PYG PY;QAR QA;RON RO;RSD RS;RUB RU;RWF RW;SAR SA;SBD SB;SCR SC;SDG SD;SEK SE;SGD SG;SHP SH;SLE SL;SOS SO;SRD SR;SSP SS
STN ST;SYP SY;SZL SZ;THB TH;TJS TJ;TMT TM;TND TN;TOP TO;TRY TR;TTD TT;TWD TW;TZS TZ;UAH UA;UGX UG
USD US AS BQ EC FM GU IO MH MP PR PW SV TC TL VG VI;UYU UY;UZS UZ;VES VE;VND VN;VUV VU;WST WS;XAF CF CG CM GA GQ TD
XCD AG AI DM GD KN LC MS VC;XCG CW SX;XOF BF BJ CI GW ML NE SN TG;XPF NC PF WF;YER YE;ZAR ZA;ZMW ZM;ZWG ZW`;

const currencyIn = new Map<string, string>();
for (const line of USED_IN.trim().split(/[;\n]/)) {
	const [currency, ...regions] = line.split(' ');
	for (const region of regions) currencyIn.set(region, currency!);
}

/** ISO 3166-1 alpha-2 codes of every inhabited region. */
export const REGIONS: readonly string[] = [...currencyIn.keys()].sort();

/** ISO 4217 codes of every currency in use. */
export const CURRENCIES: readonly string[] = [...new Set(currencyIn.values())].sort();

/** The currency to propose in a region; US dollars where nobody uses another. */
export const currencyOf = (region: string): string => currencyIn.get(region) ?? 'USD';

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
