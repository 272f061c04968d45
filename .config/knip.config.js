/** What a component imports: its own reader passes over `import()`, in markup above all. */
const importsOf = (/** @type {string} */ text) =>
	[...text.matchAll(/^\s*import\s[^;]+;|(?:const \{[^}]*\} = await )?import\([^)]+\)/gm)]
		.map(([each]) => each)
		.join('\n');

/** @type {import('knip').KnipConfig} */
export default {
	entry: [
		'src/routes/**/+*.{svelte,ts}',
		'src/service-worker.ts',
		'src/lib/worker/worker.ts',
		'src/lib/worker/tasks/*.ts',
		'tests/**/*.{test,spec,bench}.ts',
		'tests/bench/{pandas,pipelines}/*.{ts,mjs}',
		'tests/bench/models.ts',
		'tests/pictures/*.ts',
		'.config/*.{mjs,js,ts}'
	],
	project: ['src/**/*.{ts,svelte}', 'tests/**/*.ts', '.config/**/*.{mjs,js,ts}'],
	ignore: ['src/lib/i18n/paraglide/**'],
	ignoreDependencies: [
		'@iconify-json/lucide',
		'@inlang/plugin-message-format',
		'prettier-plugin-svelte',
		'svelte-check'
	],
	paths: {
		$lib: ['src/lib'],
		'$lib/*': ['src/lib/*'],
		'$app/*': ['node_modules/@sveltejs/kit/types/*']
	},
	ignoreExportsUsedInFile: true,
	rules: {
		unresolved: 'off'
	},
	compilers: { svelte: importsOf }
};
