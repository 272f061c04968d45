import type { Plugin } from 'vite';
import { SAMPLE_BOOKS } from '../../src/lib/domain/sample.ts';
import { makeBook } from './generate.ts';

const PREFIX = 'virtual:sample-book/';

/**
 * Lets the worker import a sample book as `virtual:sample-book/<name>`: a file of its own in the build, fetched when it
 * is asked for and kept on the phone with all the others. What made it stays behind.
 */
export function sampleBooksPlugin(): Plugin {
	return {
		name: 'satchel-sample-books',
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
		load(id) {
			const name = SAMPLE_BOOKS.find((each) => id === `\0${PREFIX}${each}`);
			// Engines read JSON in a string faster than the same in code.
			return name && `export default JSON.parse(${JSON.stringify(JSON.stringify(makeBook(name).book))})`;
		}
	};
}
