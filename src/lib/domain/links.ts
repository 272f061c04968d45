/**
 * Addresses that leave the app. What stands in a record may have come from anywhere, so only what can be part of a
 * number or an address gets through.
 */

/** What follows a number and is not dialled with it: an extension in any spelling. */
const EXTENSION = /[^\d\s+().\-/].*$/u;

/** Digits and a leading +, or '' where the text holds too few to dial. */
function dialled(phone: string): string {
	const number = phone.normalize('NFKC').trim().replace(/^tel:/i, '').replace(EXTENSION, '');
	const digits = number.replace(/\D/g, '');
	return digits.length < 3 ? '' : (number.startsWith('+') ? '+' : '') + digits;
}

const scheme = (name: string, rest: string): string | undefined => (rest === '' ? undefined : `${name}:${rest}`);

/** `tel:+8613800138000`; undefined where the text cannot be dialled. */
export const callLink = (phone: string): string | undefined => scheme('tel', dialled(phone));

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed().replace(/\r\n?/g, '\n'));

/**
 * `sms:+8613800138000`, with the words to begin with (RFC 5724); undefined where the number cannot be dialled.
 *
 * @param apple puts `&` where all others want `?`: Apple's phones read the words only so
 */
export function messageLink(phone: string, text = '', apple = false): string | undefined {
	const link = scheme('sms', dialled(phone));
	return link && text ? `${link}${apple ? '&' : '?'}body=${encoded(text)}` : link;
}

/** WhatsApp's chat with a number, which must be E.164: `https://wa.me/8613800138000?text=…`; undefined for any other. */
export const whatsAppLink = (phone: string, text = ''): string | undefined =>
	/^\+\d{7,15}$/.test(phone) ? `https://wa.me/${phone.slice(1)}${text && `?text=${encoded(text)}`}` : undefined;

/** `mailto:` (RFC 6068) with the address encoded, so that it can carry no header of its own; undefined where it is blank. */
export function emailLink(address: string, { subject = '', body = '' } = {}): string | undefined {
	const link = scheme('mailto', encodeURIComponent(address.toWellFormed().trim()).replaceAll('%40', '@'));
	const headers = [
		subject && `subject=${encoded(subject.replace(/\s+/gu, ' '))}`,
		body && `body=${encoded(body).replaceAll('%0A', '%0D%0A')}`
	].filter(Boolean);
	return link && headers.length ? `${link}?${headers.join('&')}` : link;
}

/**
 * The phone's map: the place where it is known, else a search for the address; undefined where neither is.
 *
 * @param apple `maps://`, since Apple's devices do not open `geo:` (RFC 5870)
 */
export function mapLink(
	address: string | undefined,
	place?: { lat: number; lng: number },
	apple = false
): string | undefined {
	const label = encodeURIComponent((address ?? '').toWellFormed().replace(/\s+/gu, ' ').trim());
	if (!place) return label ? (apple ? `maps://?q=${label}` : `geo:0,0?q=${label}`) : undefined;
	const point = `${place.lat},${place.lng}`;
	if (apple) return `maps://?ll=${point}&q=${label || point}`;
	return `geo:${point}?q=${label ? `${point}(${label})` : point}`;
}

/** As {@link mapLink}, for a computer, which has no map of its own: OpenStreetMap in the browser. */
export function webMapLink(address: string | undefined, place?: { lat: number; lng: number }): string | undefined {
	const site = 'https://www.openstreetmap.org/';
	if (place) return `${site}?mlat=${place.lat}&mlon=${place.lng}#map=17/${place.lat}/${place.lng}`;
	const wanted = encodeURIComponent((address ?? '').toWellFormed().replace(/\s+/gu, ' ').trim());
	return wanted ? `${site}search?query=${wanted}` : undefined;
}
