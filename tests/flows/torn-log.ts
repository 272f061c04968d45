import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** A log of LevelDB: blocks of so many bytes hold pieces of records, each a header (checksum, length, type) and its bytes. */
const BLOCK = 32_768;
const HEADER = 7;
const LENGTH_AT = 4;
const TYPE_AT = 6;
/** Types of a piece with which its record ends: a record in one piece, and the last of several. */
const ENDS = [1, 4];

/** How many bytes of a log hold whole records. */
function wholeLength(log: Buffer): number {
	let whole = 0;
	let at = 0;
	for (;;) {
		const left = BLOCK - (at % BLOCK);
		// Too little for a header: the rest of the block is filled up.
		if (left < HEADER) at += left;
		if (at + HEADER > log.length) return whole;
		const end = at + HEADER + log.readUInt16LE(at + LENGTH_AT);
		if (end > log.length) return whole;
		if (ENDS.includes(log[at + TYPE_AT]!)) whole = end;
		at = end;
	}
}

/**
 * Cuts the record that a kill left unfinished off the end of each log of Chromium's IndexedDB, and nothing else: LevelDB
 * writes a record's header and its bytes one after the other, and a kill may come between the two. At the next start it
 * reads past such a rest, but appends behind it, and so at the start after that takes the log for damaged; Chromium then
 * removes the whole store, whatever page it belongs to (https://github.com/google/leveldb/issues/1287).
 *
 * @param profile folder of a browser that is not running
 * @returns how many logs ended so
 */
export async function cutTornRecords(profile: string): Promise<number> {
	const files = await readdir(profile, { recursive: true });
	let torn = 0;
	for (const file of files.filter((name) => /[\\/]IndexedDB[\\/].+[\\/](\d+\.log|MANIFEST-\d+)$/.test(name))) {
		const log = await readFile(join(profile, file));
		const whole = wholeLength(log);
		if (whole === log.length) continue;
		await truncate(join(profile, file), whole);
		torn++;
	}
	return torn;
}
