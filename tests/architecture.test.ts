import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Holds the floors of `src/README.md`: who may import whom, no cycles, nothing unreachable, no file too long. */
const SRC = resolve('src');
const MOST_LINES = 300;

/** The floors each floor may import besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
	routes: ['ui', 'i18n', 'worker', 'files', 'db', 'domain'],
	ui: ['i18n', 'domain'],
	i18n: ['domain'],
	worker: ['db', 'files', 'domain'],
	db: ['domain'],
	files: ['domain'],
	domain: [],
	'service-worker.ts': []
};
/** Packages the pure floor may use: pure themselves. */
const PURE_PACKAGES = ['chardet', 'libphonenumber-js', 'arquero', 'ml-', 'ical.js', '@noble/hashes', 'uuid'];

interface Import {
	from: string;
	/** Path under src, or a package's name. */
	to: string;
	typeOnly: boolean;
	lazy: boolean;
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'paraglide' || entry.name === 'messages' ? [] : filesUnder(path);
		return /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [relative(SRC, path)] : [];
	});
}

const files = filesUnder(SRC);
const IMPORT =
	/(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
	const text = readFileSync(join(SRC, file), 'utf8');
	return [...text.matchAll(IMPORT)].map(([, type, fixed, lazy]) => ({
		from: file,
		to: target(file, (fixed ?? lazy)!),
		typeOnly: !!type,
		lazy: !!lazy
	}));
}

function target(from: string, specifier: string): string {
	const bare = specifier.replace(/\?.*$/, '');
	const path = bare.startsWith('$lib')
		? join('lib', bare.slice(5))
		: bare.startsWith('.')
			? relative(SRC, resolve(SRC, dirname(from), bare))
			: null;
	if (path === null) return specifier;
	return [path, `${path}.ts`, `${path}.svelte.ts`, join(path, 'index.ts')].find((each) => files.includes(each)) ?? path;
}

const imports = files.flatMap(importsOf);
const isOurs = (path: string) => files.includes(path);
const floorOf = (path: string) => (path.startsWith('lib/') ? path.split('/')[1]! : path.split('/')[0]!);

describe('floors', () => {
	it('are the ones the map names', () => {
		expect([...new Set(files.map(floorOf))].filter((floor) => !(floor in MAY_IMPORT))).toEqual([]);
	});

	it('import only what their floor may', () => {
		const wrong = imports.filter(({ from, to }) => {
			if (!isOurs(to)) return false;
			const [above, below] = [floorOf(from), floorOf(to)];
			return above !== below && !MAY_IMPORT[above]!.includes(below);
		});
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});

	it('domain is pure: own files and pure packages', () => {
		const wrong = imports.filter(
			({ from, to }) => floorOf(from) === 'domain' && !isOurs(to) && !PURE_PACKAGES.some((name) => to.startsWith(name))
		);
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});

	it('a feature of domain knows no other feature', () => {
		const feature = (path: string) => /^lib\/domain\/([^/]+)\//.exec(path)?.[1];
		const wrong = imports.filter(
			({ from, to }) =>
				isOurs(to) && floorOf(to) === 'domain' && feature(from) && feature(to) && feature(from) !== feature(to)
		);
		expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});

	it('only the database floor writes, and only transact() is licensed', () => {
		const uses = (name: string) =>
			files.filter((file) =>
				new RegExp(`import[^;]*\\b${name}\\b[^;]*from`).test(readFileSync(join(SRC, file), 'utf8'))
			);
		expect(uses('license')).toEqual(['lib/db/transact.ts']);
		expect(uses('transact').filter((file) => floorOf(file) !== 'db')).toEqual([]);
	});

	it('the page never reaches a library that needs eval or trains models', () => {
		const reached = reachable(
			files.filter((file) => ['routes', 'ui'].includes(floorOf(file))),
			(each) => !each.typeOnly && each.to !== 'lib/worker/worker.ts'
		);
		const heavy = imports.filter(
			({ from, to, typeOnly }) => reached.has(from) && !typeOnly && /^(arquero|ml-)/.test(to)
		);
		expect(heavy.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
	});
});

function reachable(start: string[], follow: (each: Import) => boolean): Set<string> {
	const reached = new Set(start);
	for (const file of reached)
		for (const each of imports) if (each.from === file && isOurs(each.to) && follow(each)) reached.add(each.to);
	return reached;
}

describe('files', () => {
	it('are all reached from a page, the worker or the service worker', () => {
		const entries = files.filter((file) => /(^|\/)\+|^service-worker/.test(file));
		const reached = reachable(entries, () => true);
		expect(files.filter((file) => !reached.has(file))).toEqual([]);
	});

	it('import each other in no cycle', () => {
		const cycles: string[] = [];
		const done = new Set<string>();
		const visit = (file: string, path: string[]) => {
			if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
			if (done.has(file) || path.includes(file)) return;
			for (const each of imports) if (each.from === file && isOurs(each.to)) visit(each.to, [...path, file]);
			done.add(file);
		};
		files.forEach((file) => visit(file, []));
		expect(cycles).toEqual([]);
	});

	it(`have at most ${MOST_LINES} lines`, () => {
		const lines = (file: string) => readFileSync(join(SRC, file), 'utf8').split('\n').length - 1;
		expect(files.filter((file) => lines(file) > MOST_LINES).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
	});
});
