import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './.config/chromium.mjs';
import { firstPage } from './.config/first-page.ts';
import { licencesPlugin } from './.config/licences.mjs';
import { sampleBooksPlugin } from './.config/samples/plugin.ts';

const chromium = { launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags } };
const browser = {
	enabled: true,
	headless: true,
	screenshotFailures: false,
	provider: playwright(chromium),
	instances: [{ browser: 'chromium' as const }]
};

/** Texts, icons and controls: dozens of tiny modules that pages have in common. */
const SHARED = /src[\\/]lib[\\/](i18n|ui)|~icons/;
const TEXTS = /[\\/]ui[\\/](problem|field)-text|field-labels|[\\/]paraglide[\\/]messages[\\/]/;
const today = firstPage();
/** Texts that only an import, a backup, a chart or another page can need. */
const isRarer = (id: string) => TEXTS.test(id) && !today.needs(id);

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/paraglide',
			strategy: ['baseLocale']
		}),
		sveltekit(),
		Icons({ compiler: 'svelte', scale: 1.5 }),
		licencesPlugin(),
		sampleBooksPlugin()
	],
	worker: { format: 'es', plugins: () => [sampleBooksPlugin()] },
	build: {
		rolldownOptions: {
			output: {
				// Pages share dozens of tiny modules (messages, icons, buttons). In one file they cost one round trip, not
				// thirty: on a slow network the first page stands 0.8 s earlier. Texts that Today never says stay out of it.
				codeSplitting: {
					groups: [
						{ name: 'shared', test: (id) => SHARED.test(id) && !isRarer(id), minShareCount: 2, priority: 1 },
						{ name: 'rarer', test: isRarer, minShareCount: 2 }
					]
				}
			}
		}
	},
	// Named here so that the dev server and the browser tests do not reload when the worker first asks for them.
	optimizeDeps: {
		include: [
			'comlink',
			'dexie',
			'uuid',
			'libphonenumber-js/min',
			'opencc-js/dict/TSCharacters',
			'pinyin-pro',
			'virtua/svelte',
			'workbox-window',
			'@noble/hashes/sha2.js'
		]
	},
	test: {
		// What hangs still ends; no test is judged by how fast a machine is.
		testTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/**/*.browser.test.ts', 'tests/flows/**'],
					environment: 'node'
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['tests/**/*.browser.test.ts'],
					browser
				}
			},
			{
				extends: true,
				test: {
					name: 'bench',
					include: ['tests/bench/*.bench.ts'],
					exclude: ['tests/bench/*.node.bench.ts'],
					fileParallelism: false,
					browser: { ...browser, provider: playwright({ ...chromium, persistentContext: true }) }
				}
			},
			{
				extends: true,
				test: { name: 'bench-node', include: ['tests/bench/*.node.bench.ts'], environment: 'node' }
			}
		]
	}
});
