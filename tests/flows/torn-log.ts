import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A log of LevelDB: blocks of so many bytes hold records, each a header (checksum, length, type) and its bytes. */
const BLOCK = 32_768;
const HEADER = 7;
const LENGTH = 100;
const WHOLE = 1;

/**
 * Leaves Chromium's IndexedDB as a kill between the two writes of a record does: with a header at the end of its log, and
 * nothing behind it. Left alone, Chromium removes every store of the site two starts later
 * (https://github.com/google/leveldb/issues/1287).
 *
 * @param profile folder of a browser that is not running
 * @returns how many logs it tore
 */
export async function tearLog(profile: string): Promise<number> {
	const files = await readdir(profile, { recursive: true });
	const logs = files
		.filter((name) => /[\\/]IndexedDB[\\/].+[\\/]\d+\.log$/.test(name))
		.map((name) => join(profile, name));
	for (const log of logs) {
		const left = BLOCK - ((await stat(log)).size % BLOCK);
		// Too little for a header: the rest of the block is filled up.
		const filling = left < HEADER ? left : 0;
		await appendFile(log, Buffer.from([...Array<number>(filling).fill(0), 1, 2, 3, 4, LENGTH, 0, WHOLE]));
	}
	return logs.length;
}

/** Paths of the logs of IndexedDB, each new one under a higher number. */
export async function logsOf(profile: string): Promise<string[]> {
	const files = await readdir(profile, { recursive: true });
	return files.filter((name) => /[\\/]IndexedDB[\\/].+[\\/]\d+\.log$/.test(name)).map((name) => join(profile, name));
}
