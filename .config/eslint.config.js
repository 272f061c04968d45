import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from '../svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.test-results/', 'src/lib/i18n/paraglide/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-var': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
			// Links are built from resolve('/') once, in the tab bar's `href`; the offline flow test follows them all.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': ['error', { allowTransitions: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		// Nothing in the app talks to a network; the service worker answers from its cache.
		files: ['src/lib/**', 'src/routes/**'],
		rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'] }
	},
	{
		// Rules take the moment and the chance as arguments, so that each can be tested one millisecond either side.
		files: ['src/lib/domain/**'],
		rules: {
			'no-restricted-globals': ['error', 'fetch', 'document', 'window', 'navigator', 'localStorage', 'indexedDB'],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now' },
				{ object: 'Math', property: 'random' }
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Pass the moment in.' }
			]
		}
	},
	{ files: ['.config/**', 'tests/**'], rules: { 'no-console': 'off' } }
);
