import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../.config/build.mjs';
import { serve } from '../../.config/serve.mjs';

export { expect } from '@playwright/test';

/** Where the build lies. */
export const BUILD = join(root, 'build');
/** The app lives in a folder of its host, never at the root: links that are not relative fail. */
const BASE = '/of/this/host/';

/** Paths of every page of the build, `''` (Today) first. */
export const PAGES = readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => file.endsWith('index.html'))
	.map((file) => file.slice(0, -'index.html'.length))
	.sort();

/** A file host that holds one build, can die, and can come back with another. */
export class Site {
	/** Address of the app's folder, with a slash at the end; the same after every start. */
	url = '';
	#port = 0;
	#stop: (() => Promise<void>) | undefined;

	/**
	 * @param cached lets the browser keep the scripts, which halves the work of opening a page again; never where the
	 *   host dies or changes, for then what the service worker failed to keep would be there all the same
	 */
	constructor(private readonly cached = false) {}

	async start(folder = BUILD): Promise<void> {
		await this.stop();
		const server = await serve(folder, { port: this.#port, base: BASE, cached: this.cached });
		this.url = server.url;
		this.#port = server.port;
		this.#stop = server.stop;
	}

	async stop(): Promise<void> {
		await this.#stop?.();
		this.#stop = undefined;
	}
}

/** What a browser said and asked for that it should not have. */
export class Watch {
	readonly faults: string[] = [];
	#expected: RegExp[] = [];

	/** @param origin the only one that may be asked for anything */
	constructor(context: BrowserContext, origin: string) {
		context.on('console', (message) => this.#note(`console ${message.type()}: ${message.text()}`));
		context.on('weberror', (failure) => this.#note(`uncaught: ${failure.error().stack ?? failure.error()}`));
		context.on('request', (request) => {
			const { protocol, origin: asked } = new URL(request.url());
			if (/^(http|ws)s?:$/.test(protocol) && asked !== origin) this.#note(`request to ${request.url()}`);
		});
	}

	/** Lets lines that match pass: the test breaks something on purpose. */
	expect(...lines: RegExp[]): void {
		this.#expected.push(...lines);
	}

	#note(line: string): void {
		if (!this.#expected.some((expected) => expected.test(line))) this.faults.push(line);
	}

	/** Fails when anything was written to the console, thrown, or asked of another origin. */
	assert(): void {
		expect(this.faults, 'nothing on the console, nothing off the origin').toEqual([]);
	}
}

/**
 * Whether the service worker keeps the app in this test. It stores the whole app at each first visit, so only tests of
 * the project `browser` and those with the tag `@offline` ask for it; elsewhere its registration stays unanswered.
 */
const isKept = ({ project, tags }: TestInfo): boolean => project.name === 'browser' || tags.includes('@offline');

/** Leaves the registration of a service worker unanswered, so that every file comes from the host. */
export const keepNothing = (context: BrowserContext): Promise<unknown> =>
	context.addInitScript(() => {
		if ('serviceWorker' in navigator) navigator.serviceWorker.register = () => new Promise(() => {});
	});

interface Fixtures {
	/** The host of this test's own, serving the build; its own origin, so every test starts with an empty book. */
	site: Site;
	/** Sees all that the browser says and asks for; the test fails on any of it. */
	watch: Watch;
}

/**
 * A flow: `page` is a phone (390 × 844) with nothing stored, `page.goto('people/')` opens a page of the app. Options:
 * `test.use({ locale: 'zh-CN', colorScheme: 'dark' })`. A test for which the host dies has the tag `@offline`.
 */
export const test = base.extend<Fixtures>({
	site: async ({}, use, info) => {
		const site = new Site(!isKept(info));
		await site.start();
		await use(site);
		await site.stop();
	},
	baseURL: ({ site }, use) => use(site.url),
	context: async ({ context }, use, info) => {
		if (!isKept(info)) await keepNothing(context);
		await use(context);
	},
	watch: async ({ context, site }, use) => {
		const watch = new Watch(context, new URL(site.url).origin);
		await use(watch);
		watch.assert();
	},
	page: async ({ page, watch }, use) => {
		void watch;
		await use(page);
	}
});

/** Resolves once the app is stored on the phone and answers this page, so that its host may die; asks for `@offline`. */
export async function readyForOffline(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		await navigator.serviceWorker.ready;
		return navigator.serviceWorker.controller !== null;
	});
}

/** The text of axe. The builder would send all of it twice with every look; it stays in a page until that is left. */
const builder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const AXE = readFileSync(builder.resolve('axe-core/axe.min.js'), 'utf8');

/** As axe has it, its rule for 7:1 passes over what is below 4.5:1; without that lower end it does the work of both. */
const ALL_BELOW = { contrastRatio: { normal: { minThreshold: 0 }, large: { minThreshold: 0 } } };
const RULES = {
	resultTypes: ['violations' as const],
	rules: {
		'color-contrast': { enabled: false },
		'color-contrast-enhanced': { enabled: true },
		'target-size': { enabled: true }
	},
	checks: { 'color-contrast-enhanced': { options: ALL_BELOW } }
};

/** Fails on any finding of axe: WCAG 2.2 A and AA, its best practices, and text at 7:1. */
export async function expectAccessible(page: Page): Promise<void> {
	// A page stands once the book has opened; before that there is nothing to judge.
	await page.getByRole('heading', { level: 1 }).waitFor();
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
	const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
		// The app has no frames: what axe found need not be put together in a page of its own.
		.setLegacyMode()
		.options(RULES)
		.analyze();
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`)
	);
	expect(found, page.url()).toEqual([]);
}
