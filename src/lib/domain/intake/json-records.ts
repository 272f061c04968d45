import type { JsonScanner } from './json-scanner';
import { MOST_COLUMNS, uniqueHeaders, type Sheet } from './sheet';
import { TextColumn } from './text-column';

/** Between the plain values of an array, which share a cell. */
const BETWEEN = '; ';

/** A place in a record, found by the keys that lead to it; all records share the tree of places. */
interface Place {
	path: string[];
	children: Map<string, Place>;
	/** Index of the last record that has it. */
	lastRow: number;
	/** Its column, where some record has a plain value, or null, here. */
	cells?: string[];
}

const newPlace = (path: string[]): Place => ({ path, children: new Map(), lastRow: -1 });

/**
 * Records of JSON on their way into columns. Nested values go to columns of their own, named by their path
 * (`address.city`, `phones.0.number`); the plain values of an array share one cell (`vip; new`). A cell is the value's
 * own text: a string, `true`, a number as it is written; '' for null and for what a record lacks.
 */
export class JsonRecords {
	count = 0;
	private readonly root = newPlace([]);
	/** Places with a column, in the order they were first met. */
	private readonly columns: Place[] = [];

	constructor(private readonly scanner: JsonScanner) {}

	/** Reads the next record. @throws Refusal */
	read(): void {
		const { scanner } = this;
		if (scanner.peek() !== '{') {
			const { at } = scanner;
			scanner.skip();
			scanner.refuse('file-no-records', {}, at);
		}
		this.value(this.root);
		this.count++;
	}

	/** All that was read. @throws Refusal where no record has a key */
	sheet(): Sheet {
		const { count, columns, scanner } = this;
		if (columns.length === 0) scanner.refuse('file-no-records');
		for (const { cells } of columns) fill(cells!, count);
		// Where a record says null and another an object, the parts have their own columns.
		const said = columns.filter(({ children, cells }) => children.size === 0 || cells!.some((cell) => cell !== ''));
		return {
			headers: uniqueHeaders(said.map(({ path }) => path.join('.').trim())),
			columns: said.map(({ cells }) => TextColumn.of(cells!)),
			rowCount: count,
			rowNumbers: Uint32Array.from({ length: count }, (_, row) => row + 1),
			uneven: new Map(),
			saysMissing: true
		};
	}

	private value(place: Place): void {
		const { scanner } = this;
		const first = scanner.peek();
		if (first === '{') scanner.members((key) => this.value(this.enter(place, key)));
		else if (first === '[') this.array(place);
		else this.write(place, scanner.scalar());
	}

	private array(place: Place): void {
		const { scanner } = this;
		const plain: string[] = [];
		scanner.elements((index) => {
			const first = scanner.peek();
			if (first === '{' || first === '[') return this.value(this.enter(place, String(index)));
			const text = scanner.scalar();
			if (text !== undefined) plain.push(text);
		});
		if (plain.length > 0) this.write(place, plain.join(BETWEEN));
	}

	private enter({ children, path }: Place, key: string): Place {
		let place = children.get(key);
		if (!place) children.set(key, (place = newPlace([...path, key])));
		if (place.lastRow === this.count) this.scanner.refuse('file-repeated-key', { key: place.path.join('.') });
		place.lastRow = this.count;
		return place;
	}

	private write(place: Place, text = ''): void {
		if (!place.cells) {
			place.cells = [];
			this.columns.push(place);
			if (this.columns.length > MOST_COLUMNS) this.scanner.refuse('file-too-many-columns', { limit: MOST_COLUMNS });
		}
		fill(place.cells, this.count);
		place.cells.push(text);
	}
}

/** Makes a column as long as the rows before, which had nothing to say in it. */
function fill(cells: string[], length: number): void {
	while (cells.length < length) cells.push('');
}
