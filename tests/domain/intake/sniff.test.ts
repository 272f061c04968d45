import { describe, expect, it } from 'vitest';
import { decode, ENCODINGS, type Encoding } from '$lib/domain/intake/decode';
import { sniffEncoding } from '$lib/domain/intake/sniff';
import { encoded } from './encoded';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: (number | string)[]) =>
	Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...utf8(value)] : [value])));
const sniff = async (given: Uint8Array) => {
	const result = await sniffEncoding(given);
	if (!result.ok) return result.problem;
	const { encoding, doubtful } = result.value;
	return { encoding, doubtful };
};

const JAPANESE = 'お名前,電話番号,メモ\n田中さくら,0312345678,またお電話します\n山田タロウ,0698765432,カタログを送る\n';
const KOREAN = '이름,전화번호,메모\n김민수,01012345678,다음 주에 다시 연락\n박지영,01098765432,카탈로그를 보내기\n';
const TAIWANESE = '姓名,電話,備註\n陳怡君,0912345678,下週再聯絡客戶\n林志明,0987654321,請寄產品目錄給他的公司\n';
const RUSSIAN =
	'имя,телефон,заметка\nАнна Иванова,79161234567,перезвонить на следующей неделе\nПётр,1,прислать каталог\n';
const GERMAN =
	'Name,Telefon,Notiz\nJörg Müller,0301234567,möchte nächste Woche zurückgerufen werden\nAnna Groß,1,und für die Größe\n';
const GREEK = 'όνομα,τηλέφωνο,σημείωση\nΜαρία,2101234567,να τηλεφωνήσω και την επόμενη εβδομάδα\n';

describe('encoding', () => {
	it.each<[string, Uint8Array, Encoding, boolean]>([
		['ASCII', utf8('a,b\n'), 'utf-8', false],
		['UTF-8', utf8('姓名,张\n'), 'utf-8', false],
		['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 'a'), 'utf-8', false],
		['UTF-16 with a mark', bytes(0xff, 0xfe, ...encoded('姓名', 'utf-16le')), 'utf-16le', false],
		['UTF-16 big endian with a mark', bytes(0xfe, 0xff, 0, 'a'), 'utf-16be', false],
		['UTF-16 without a mark', encoded('name,phone\nLi Na,1\n', 'utf-16le'), 'utf-16le', false],
		['Chinese UTF-16 without a mark', encoded('姓名,电话\n张伟,1\n', 'utf-16be'), 'utf-16be', false],
		['Chinese in gb18030', encoded('姓名,张\n', 'gb18030'), 'gb18030', false],
		['longer Chinese', encoded('姓名,备注\n王芳,请下周再联系客户\n李娜,已寄出产品目录\n', 'gb18030'), 'gb18030', false],
		['traditional Chinese', encoded(TAIWANESE, 'big5'), 'big5', true],
		['Japanese', encoded(JAPANESE, 'shift_jis'), 'shift_jis', true],
		['Japanese of Unix', encoded(JAPANESE, 'euc-jp'), 'euc-jp', true],
		['Korean', encoded(KOREAN, 'euc-kr'), 'euc-kr', true],
		['Russian', encoded(RUSSIAN, 'windows-1251'), 'windows-1251', true],
		['Russian of Unix', encoded(RUSSIAN, 'koi8-r'), 'koi8-r', true],
		['German', encoded(GERMAN, 'windows-1252'), 'windows-1252', true],
		['Greek', encoded(GREEK, 'windows-1253'), 'windows-1253', true]
	])('%s', async (_, given, encoding, doubtful) => expect(await sniff(given)).toEqual({ encoding, doubtful }));

	it.each([
		['excel', bytes('PK', 3, 4, 20, 0, '[Content_Types].xml')],
		['zip', bytes('PK', 3, 4, 20, 0, 'photo.jpg')],
		['excel', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
		['pdf', utf8('%PDF-1.7')],
		['image', bytes(0x89, 'PNG\r\n')],
		['gzip', bytes(0x1f, 0x8b, 8)],
		['binary', bytes('a,b\n', 0, 1, 2)],
		['binary', bytes('a,b\n', 0, 1, 2, 3)]
	])('a binary file named .csv is refused as %s', async (kind, given) =>
		expect(await sniff(given)).toEqual({ code: 'file-binary', facts: { kind } })
	);

	it('that nothing fits is refused with the line', async () => {
		expect(await sniff(bytes('a,b\ncaf', 0xe9, 0x81, ',', 0x01, 0xff, '\n'))).toEqual({
			code: 'file-undecodable',
			facts: { encoding: 'gb18030', line: 2 }
		});
		expect(await sniff(bytes())).toEqual({ code: 'file-empty', facts: {} });
	});

	it('can be each that is offered', () => {
		for (const encoding of ENCODINGS) {
			expect(new TextDecoder(encoding).encoding).toBe(encoding);
			const text = encoding === 'koi8-r' ? 'имя,1\n' : 'name,1\n';
			expect(decode(encoded(text, encoding), encoding)).toEqual({ ok: true, value: text });
		}
	});
});
