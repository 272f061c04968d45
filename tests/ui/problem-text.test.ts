import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LANGUAGES, language } from '$lib/i18n';
import { problem, type ProblemCode } from '$lib/domain/problem';
import { problemText } from '$lib/ui/problem-text';

const source = readFileSync('src/lib/domain/problem.ts', 'utf8');
const codes = [...source.matchAll(/^\t\| '([a-z-]+)'/gm)].map((match) => match[1] as ProblemCode);

beforeEach(() => {
	vi.stubGlobal('navigator', { language: 'en-US' });
});
afterEach(() => {
	vi.unstubAllGlobals();
	language.current = 'en';
});

describe.each(LANGUAGES)('the text of a problem, in %s', (code) => {
	it('is a whole sentence of its own for every code, with no fact at hand', () => {
		language.current = code;
		const texts = codes.map((each) => problemText(problem(each)));
		expect(codes.length).toBeGreaterThan(30);
		for (const text of texts) expect(text).toMatch(/^[^{}]*[.。]$/);
		expect(texts.join()).not.toMatch(/undefined|NaN/);
	});
});

describe('the facts of a problem', () => {
	it('are said where they are there, numbers in the device’s own way', () => {
		expect(problemText(problem('file-too-large', { size: 62_000_000, limit: 50_000_000 }))).toContain(
			'62 MB, and at most 50 MB'
		);
		expect(problemText(problem('file-unclosed-quote', { row: 1214 }))).toContain('row 1,214');
		expect(problemText(problem('file-wrong-type', { type: 'vcf' }))).toContain('Add a customer');
		expect(problemText(problem('file-wrong-type', { type: 'pdf' }))).not.toContain('Add a customer');
		expect(problemText(problem('cell-out-of-range', { least: 0, most: 130 }))).toContain('0 to 130');
		expect(problemText(problem('cell-out-of-range', { value: '400' }))).toContain('400');
		expect(problemText(problem('cell-too-long', { length: 100_001, most: 100_000 }))).toMatch(/100,001.*100,000/);
		expect(problemText(problem('cell-not-a-date', { value: '1990-02-30' }))).toContain('“1990-02-30”');
	});

	it('are left out together where one of them is missing', () => {
		expect(problemText(problem('file-too-large', { size: 62_000_000 }))).not.toMatch(/MB|undefined/);
	});

	it('may belong to a code this version does not know', () => {
		expect(problemText({ code: 'from-the-future' as ProblemCode, facts: {} })).toContain('from-the-future');
	});
});
