import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '$lib/domain/text';

describe('folded', () => {
	// NFKD without its marks, and CLDR 48, common/transforms/Latin-ASCII.xml, for letters that have no decomposition.
	it.each([
		['José', 'Jose'],
		['Müller', 'MULLER'],
		['Søren', 'Soren'],
		['Łukasz Wałęsa', 'Lukasz Walesa'],
		['Đặng', 'Dang'],
		['Weiß', 'WEISS'],
		['STRAẞE', 'strasse'],
		['Œuvre', 'oeuvre'],
		['Ærø', 'Aero'],
		['Þór', 'Thor'],
		['İbrahim Yıldız', 'Ibrahim Yildiz'],
		['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
		['ﬁona', 'Fiona'],
		['Ｗａｎｇ　１２', 'wang 12'],
		['مُحَمَّد', 'محمد']
	])('%s is %s', (one, other) => expect(fold(one)).toBe(fold(other)));

	it.each(["O'Brien", 'O’Brien', 'O‘Brien', 'O´Brien', 'O`Brien', 'OʼBrien', 'O＇Brien', 'OBrien'])(
		'%s is one name, whichever apostrophe a keyboard sets',
		(name) => expect(fold(name)).toBe('obrien')
	);

	it.each(['阿依古丽·买买提', '阿依古丽•买买提', '阿依古丽・买买提', '阿依古丽‧买买提', '阿依古丽买买提'])(
		'%s is one name, whichever dot it has',
		(name) => expect(fold(name)).toBe('阿依古丽买买提')
	);

	it.each([
		['\u202a+86 138\u00a00013\u202c', '+86 138 0013'],
		['138\u20110013', '138-0013'],
		['Jean–Luc', 'Jean-Luc'],
		['An\u00adna\u200b', 'Anna'],
		['👩🏽‍🔧', '👩🔧'],
		['❤️', '❤']
	])('%j is %j: what nobody sees or types is gone', (one, other) => expect(fold(one)).toBe(fold(other)));

	it('is folded already', () =>
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 2000 }
		));
});
