import { describe, expect, it } from 'vitest';
import { callLink, emailLink, mapLink, messageLink, webMapLink, whatsAppLink } from '$lib/domain/links';

describe('an address that leaves the app', () => {
	it.each([
		['+86 138-0013-8000', 'tel:+8613800138000'],
		['（０１０）６５５５　１２３４', 'tel:01065551234'],
		['tel:+442079460018', 'tel:+442079460018'],
		['+442079460018 ext. 12', 'tel:+442079460018'],
		['010-65551234转8', 'tel:01065551234'],
		['110', 'tel:110'],
		['+12', undefined],
		['call me', undefined],
		['', undefined],
		['javascript:alert(1)', undefined],
		['138;phone-context=evil', 'tel:138']
	])('calls «%s» as %s', (phone, link) => expect(callLink(phone)).toBe(link));

	it('sends messages to the same number', () => expect(messageLink('+86 138 0013 8000')).toBe('sms:+8613800138000'));

	it('brings the words to begin with', () => {
		expect(messageLink('+442079460018', 'Hi & bye?\n#1')).toBe('sms:+442079460018?body=Hi%20%26%20bye%3F%0A%231');
		expect(messageLink('+442079460018', '你好', true)).toBe('sms:+442079460018&body=%E4%BD%A0%E5%A5%BD');
		expect(messageLink('none', 'Hi')).toBeUndefined();
		expect(whatsAppLink('+8613800138000', '100 %')).toBe('https://wa.me/8613800138000?text=100%20%25');
		expect(whatsAppLink('+8613800138000')).toBe('https://wa.me/8613800138000');
		expect(whatsAppLink('13800138000', 'Hi')).toBeUndefined();
		expect(emailLink('a@b.c', { subject: 'Re: A\nBcc: x@y.z', body: 'a\nb\r\nc &\ud800' })).toBe(
			'mailto:a@b.c?subject=Re%3A%20A%20Bcc%3A%20x%40y.z&body=a%0D%0Ab%0D%0Ac%20%26%EF%BF%BD'
		);
	});

	it('lets no header into a mail', () => {
		expect(emailLink(' li.na@example.com ')).toBe('mailto:li.na@example.com');
		expect(emailLink('a@b.c?bcc=x@y.z&body=hi')).toBe('mailto:a@b.c%3Fbcc%3Dx@y.z%26body%3Dhi');
		expect(emailLink('\ud800')).toBe('mailto:%EF%BF%BD');
		expect(emailLink('  ')).toBeUndefined();
	});

	it('finds an address or a place on the map', () => {
		expect(mapLink('1 High St\nYork')).toBe('geo:0,0?q=1%20High%20St%20York');
		expect(mapLink('Home', { lat: 31.2, lng: -1.5 })).toBe('geo:31.2,-1.5?q=31.2,-1.5(Home)');
		expect(mapLink(undefined, { lat: 0, lng: 0 })).toBe('geo:0,0?q=0,0');
		expect(mapLink(' ')).toBeUndefined();
	});

	it('opens a map in the browser where the device has none', () => {
		expect(webMapLink('1 High St & Co')).toBe('https://www.openstreetmap.org/search?query=1%20High%20St%20%26%20Co');
		expect(webMapLink('Home', { lat: 31.2, lng: -1.5 })).toBe(
			'https://www.openstreetmap.org/?mlat=31.2&mlon=-1.5#map=17/31.2/-1.5'
		);
		expect(webMapLink(' ')).toBeUndefined();
	});

	it("opens the map of Apple's devices, which know no geo:", () => {
		expect(mapLink('1 High St & Co', undefined, true)).toBe('maps://?q=1%20High%20St%20%26%20Co');
		expect(mapLink('Home', { lat: 31.2, lng: -1.5 }, true)).toBe('maps://?ll=31.2,-1.5&q=Home');
		expect(mapLink(undefined, { lat: 1, lng: 2 }, true)).toBe('maps://?ll=1,2&q=1,2');
	});
});
