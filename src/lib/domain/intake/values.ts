import { hashOf, TextColumn } from './text-column';

export type CellValue = string | number | boolean | readonly string[];

/** Values of a column by row: the file's own text but where a step has put something else. */
export class Values implements Iterable<CellValue | undefined> {
	/** By row, null where a step has emptied the cell; rows that say what the file says are left out. */
	private changed: (CellValue | null)[] = [];

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
		return this.changed[row] === undefined ? this.texts.at(row) || undefined : (this.changed[row] ?? undefined);
	}

	set(row: number, value: CellValue | undefined): void {
		if (this.changed.length === 0) this.changed = Array<CellValue | null>(this.length);
		this.changed[row] = value ?? null;
	}

	/** Where steps have put other texts in most rows, writes them one after another: as strings they take far more room. */
	compact(): void {
		const isText = this.changed.every((value) => value === null || typeof value === 'string');
		if (!isText || this.changed.filter((value) => value !== null).length < this.length / 2) return;
		this.texts = TextColumn.of(Array.from(this, (value) => (value as string | undefined) ?? ''));
		this.changed = [];
	}

	/** Whether the row says nothing. Needs no string. */
	isGap(row: number): boolean {
		return this.changed[row] === undefined ? this.texts.lengthAt(row) === 0 : this.changed[row] === null;
	}

	/** Length of the row's text, 0 for a gap. Needs no string where the text is the file's. */
	lengthAt(row: number): number {
		return this.changed[row] === undefined ? this.texts.lengthAt(row) : String(this.at(row) ?? '').length;
	}

	/** A hash of the row's text, '' for a gap: the same for the same text. Needs no string where it is the file's. */
	hashAt(row: number): number {
		return this.changed[row] === undefined ? this.texts.hashAt(row) : hashOf(String(this.at(row) ?? ''));
	}

	*[Symbol.iterator](): Generator<CellValue | undefined> {
		for (let row = 0; row < this.length; row++) yield this.at(row);
	}
}
