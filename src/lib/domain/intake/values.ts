import { hashOf, TextColumn } from './text-column';

export type CellValue = string | number | boolean | readonly string[];

/** Values of a column by row: the file's own text but where a step has put something else. */
export class Values implements Iterable<CellValue | undefined> {
	/** By row, null where a step has emptied the cell, undefined where the row says what the file says. */
	private changed: (CellValue | null | undefined)[] | undefined;

	constructor(private texts: TextColumn) {}

	/** No value in any of the rows. */
	static none(rowCount: number): Values {
		return new Values(TextColumn.of(Array<string>(rowCount).fill('')));
	}

	get length(): number {
		return this.texts.length;
	}

	/** `undefined` where the row says nothing, or nothing that holds. */
	at(row: number): CellValue | undefined {
		const changed = this.changed?.[row];
		return changed === undefined ? this.texts.at(row) || undefined : (changed ?? undefined);
	}

	set(row: number, value: CellValue | undefined): void {
		this.changed ??= Array<undefined>(this.length).fill(undefined);
		this.changed[row] = value ?? null;
	}

	/** Where steps have put other texts in most rows, writes them one after another: as strings they take far more room. */
	compact(): void {
		if (!this.changed) return;
		let texts = 0;
		for (const value of this.changed) {
			if (typeof value === 'string') texts++;
			else if (value !== null && value !== undefined) return;
		}
		if (texts < this.length / 2) return;
		this.texts = TextColumn.of(Array.from(this, (value) => (value as string | undefined) ?? ''));
		this.changed = undefined;
	}

	/** Whether the row says nothing. Needs no string. */
	isGap(row: number): boolean {
		const changed = this.changed?.[row];
		return changed === undefined ? this.texts.lengthAt(row) === 0 : changed === null;
	}

	/** Length of the row's text, 0 for a gap. Needs no string where the text is the file's. */
	lengthAt(row: number): number {
		return this.changed?.[row] === undefined ? this.texts.lengthAt(row) : String(this.at(row) ?? '').length;
	}

	/** A hash of the row's text, '' for a gap: the same for the same text. Needs no string where it is the file's. */
	hashAt(row: number): number {
		return this.changed?.[row] === undefined ? this.texts.hashAt(row) : hashOf(String(this.at(row) ?? ''));
	}

	/** See {@link TextColumn.isoDayAt}; 0 too where a step has put something. */
	isoDayAt(row: number): number {
		return this.changed?.[row] === undefined ? this.texts.isoDayAt(row) : 0;
	}

	*[Symbol.iterator](): Generator<CellValue | undefined> {
		for (let row = 0; row < this.length; row++) yield this.at(row);
	}
}
