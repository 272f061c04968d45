import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD, expect, PAGES, test } from './app';

const POLICY = [
	"default-src 'none'",
	"worker-src 'self'",
	"connect-src 'self'",
	"font-src 'self'",
	"img-src 'self' data: blob:",
	"manifest-src 'self'",
	'media-src blob:',
	// Kit's one inline script, by its hash.
	/^script-src 'self' 'sha256-[\w+/]{43}='$/,
	// Kit's route announcer, by its hash.
	"style-src 'self' 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='",
	"base-uri 'none'",
	"form-action 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html satchel-scripts'
];

test('every page carries the whole policy, and nothing inline beside it', () => {
	for (const path of PAGES) {
		const html = readFileSync(join(BUILD, path, 'index.html'), 'utf8');
		const [, policy] = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html) ?? [];
		const directives = policy?.split('; ') ?? [];
		expect(directives, path).toHaveLength(POLICY.length);
		for (const [at, directive] of directives.entries()) expect(directive, path).toMatch(POLICY[at]!);
		expect(html.match(/<script(?! src)/g), path).toHaveLength(1);
		expect(html, path).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
		// Relative, so that the build runs in any folder.
		expect(html, path).not.toMatch(/\b(src|href)="(\/|https?:)/);
	}
});

test('the policy holds: no foreign script, no eval, no word to another host', async ({ page, watch }) => {
	// What the browser says when it refuses; the harness sees the image asked for, no packet leaves.
	watch.expect(/^console error: .*(security policy|Trusted)/is, /^request to http:\/\/127\.0\.0\.1:9\/x\.png$/);
	await page.goto('');
	const outcome = await page.evaluate(async () => {
		const refused: Record<string, boolean> = {};
		const attempt = async (name: string, work: () => unknown) => {
			// In a task of its own: the call that Playwright makes is free of the policy.
			await new Promise((resume) => setTimeout(resume));
			try {
				await work();
				refused[name] = false;
			} catch {
				refused[name] = true;
			}
		};
		await attempt('fetch', () => fetch('http://127.0.0.1:9/'));
		await attempt('html', () => (document.createElement('div').innerHTML = '<b>x</b>'));
		await attempt('script address', () => (document.createElement('script').src = 'x.js'));
		await attempt('policy', () => window.trustedTypes?.createPolicy('mine', { createScriptURL: (url) => url }));
		await attempt('eval', () => (0, eval)('1'));
		await attempt('image', () => {
			return new Promise((loaded, failed) => {
				const image = new Image();
				image.onload = loaded;
				image.onerror = failed;
				image.src = 'http://127.0.0.1:9/x.png';
			});
		});
		return refused;
	});
	expect(outcome).toEqual({
		fetch: true,
		html: true,
		'script address': true,
		policy: true,
		eval: true,
		image: true
	});
});

test('the headers for hosts that read them hold no script policy', () => {
	const headers = readFileSync(join(BUILD, '_headers'), 'utf8');
	expect(headers.match(/Content-Security-Policy: (.*)/)?.[1]).toBe("frame-ancestors 'none'");
	expect(headers).toContain('Referrer-Policy: no-referrer');
	expect(headers).toContain('X-Content-Type-Options: nosniff');
	expect(headers).toMatch(/Permissions-Policy: .*payment=\(\)/);
});
