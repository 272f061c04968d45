import type { ColumnKey, Step, StepKind } from '$lib/domain/intake/recipe';
import { isStep } from '$lib/domain/intake/recipe-file';

/** Of which columns a step speaks: those chosen, or one of the words a step knows for others. */
export type Scope = 'columns' | 'all' | 'numbers' | 'match' | 'row';

/** The scopes of the kinds of steps that speak of several columns. */
export const SCOPES: Partial<Record<StepKind, readonly Scope[]>> = {
	normalise: ['all', 'columns'],
	require: ['columns'],
	'require-all': ['all', 'columns'],
	fill: ['numbers', 'columns'],
	'drop-repeats': ['match', 'row', 'columns']
};

export const FILLINGS = ['value', 'mean', 'median', 'mode'] as const;

type Parts = Partial<Record<string, unknown>>;

/** A step while a person puts it together, in the form of inputs. */
export class StepDraft {
	kind = $state<StepKind>('fill');
	scope = $state<Scope>('numbers');
	columns = $state<ColumnKey[]>([]);
	column = $state<ColumnKey>('age');
	/** One a line. */
	words = $state('');
	filling = $state<(typeof FILLINGS)[number]>('median');
	value = $state('');
	least = $state<number | null>(null);
	most = $state<number | null>(null);
	/** `male = 0`, one a line. */
	pairs = $state('');
	into = $state('');

	/** The step as it stands; undefined while something is missing. */
	step = $derived.by((): Step | undefined => {
		const step = { step: this.kind, ...this.#parts() };
		return isStep(step) ? step : undefined;
	});

	/** @param step the one to change @param first column that a new one begins with */
	constructor(step?: Step, first?: ColumnKey) {
		this.column = first ?? this.column;
		if (!step) return;
		const { step: kind, ...parts }: { step: StepKind } & Parts = step;
		this.kind = kind;
		const of = parts.columns ?? parts.anyOf ?? parts.by ?? 'all';
		if (Array.isArray(of)) [this.scope, this.columns] = ['columns', of as ColumnKey[]];
		else this.scope = of as Scope;
		this.column = (parts.column as ColumnKey | undefined) ?? this.column;
		this.words = ((parts.words as string[] | undefined) ?? []).filter(Boolean).join('\n');
		if (typeof parts.with === 'string') this.filling = parts.with as StepDraft['filling'];
		else if (parts.with) [this.filling, this.value] = ['value', (parts.with as { value: string }).value];
		this.least = (parts.least as number | undefined) ?? null;
		this.most = (parts.most as number | undefined) ?? null;
		this.pairs = Object.entries((parts.values as object | undefined) ?? {})
			.map((pair) => pair.join(' = '))
			.join('\n');
		this.into = (parts.into as string | undefined) ?? '';
	}

	/** Begins a step of another kind; what is chosen already and fits stays. */
	become(kind: StepKind): void {
		this.kind = kind;
		const scopes = SCOPES[kind];
		if (scopes && !scopes.includes(this.scope)) this.scope = scopes[0]!;
	}

	#parts(): Parts {
		const columns = this.scope === 'columns' ? [...this.columns] : this.scope;
		const into = this.into.trim() || undefined;
		const { column } = this;
		switch (this.kind) {
			case 'clear':
				return { words: this.#lines(this.words) };
			case 'normalise':
				return columns === 'all' ? {} : { columns };
			case 'require':
				return { anyOf: columns, reason: columns.includes('name') ? 'row-no-name' : 'row-missing-value' };
			case 'require-all':
				return { columns };
			case 'fill':
				return { columns, with: this.filling === 'value' ? { value: this.value } : this.filling };
			case 'drop-repeats':
				return { by: columns };
			case 'range':
				return {
					column,
					...(this.least !== null && { least: this.least }),
					...(this.most !== null && { most: this.most })
				};
			case 'integer':
				return { column };
			case 'map-values':
				return { column, values: this.#values(into !== undefined), ...(into && { into }) };
			case 'min-max':
			case 'standardise':
				return { column, into };
		}
	}

	#lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

	#values(areNumbers: boolean): Record<string, string | number> {
		const pairs = this.#lines(this.pairs).map((line) => {
			const [from = '', ...to] = line.split('=').map((part) => part.trim());
			const text = to.join('=');
			return [from, areNumbers && text !== '' ? Number(text) : text] as const;
		});
		return Object.fromEntries(pairs);
	}
}
