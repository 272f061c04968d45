import { sha256 } from '@noble/hashes/sha2.js';
import type { Pace } from '../pace';
import { pacedEach } from '../pace';
import type { Sheet } from './sheet';

/** 96 bits: among 10⁵ rows against 10⁵ customers two differ by chance in fewer than one of 10¹⁸ imports. */
const BYTES = 12;

/** A fingerprint for each row of a sheet, kept as bytes. */
export class Fingerprints {
	private readonly bytes: Uint8Array;

	constructor(rowCount: number) {
		this.bytes = new Uint8Array(rowCount * BYTES);
	}

	/** In hexadecimal digits. */
	at(row: number): string {
		const bytes = this.bytes.subarray(row * BYTES, (row + 1) * BYTES);
		return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	}

	set(row: number, hash: Uint8Array): void {
		this.bytes.set(hash.subarray(0, BYTES), row * BYTES);
	}
}

/**
 * A fingerprint of each whole row as it stands in the file, whatever its columns are mapped to: headers and cells
 * that are not blank, in the headers' order of code units, so that moved or added empty columns change nothing.
 */
export async function fingerprintsOf(sheet: Sheet, pace: Pace): Promise<Fingerprints> {
	const encoder = new TextEncoder();
	const columns = sheet.headers
		.map((header, index) => ({ header, cells: sheet.columns[index]! }))
		.sort((a, b) => (a.header < b.header ? -1 : 1));
	const fingerprints = new Fingerprints(sheet.rowCount);
	await pacedEach(sheet.rowCount, pace, (row) => {
		let text = '';
		for (const { header, cells } of columns) {
			const cell = cells.at(row).trim();
			if (cell !== '') text += `${header}\u001f${cell}\u001e`;
		}
		fingerprints.set(row, sha256(encoder.encode(text)));
	});
	return fingerprints;
}
