import { plot, type Plot } from '../../domain/insights/explore/plot';
import { settle, type ColumnFacts, type Question } from '../../domain/insights/explore/question';
import { failed, ok, type Result } from '../../domain/problem';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';
import { builtTable, whenChanged } from '../explore/book-in-columns';

export interface Explored {
	/** As it was answered: what could not be drawn gave way. */
	question: Question;
	columns: ColumnFacts[];
	plot: Plot;
	/** ISO 4217: of what names no currency. */
	homeCurrency: string;
	/** Of the book; see {@link changed}. */
	version: number;
}

interface Asked {
	question: Question;
	/** What of it the person has just changed. */
	changed?: keyof Question;
	today: PlainDay;
	/** ISO 4217. */
	homeCurrency: string;
}

/** The numbers of a chart. Fails with `worker-forbids-eval` where the host does not let arquero work. */
export async function explore({ question, changed, ...here }: Asked, context: TaskContext): Promise<Result<Explored>> {
	if (!mayCompile()) return failed('worker-forbids-eval');
	const { table, customers, facts, version } = await builtTable(question.table, here, context);
	const settled = settle(question, facts, changed);
	return ok({
		question: settled,
		columns: facts,
		homeCurrency: here.homeCurrency,
		plot: await plot(settled, facts, { table, customers }, context.pace),
		version
	});
}

/** Answers as soon as the book is not the one of `version` any more: a page waits on it, then asks again. */
export function changed(version: number, { signal }: TaskContext): Promise<void> {
	return whenChanged(version, signal);
}

let compiles: boolean | undefined;

/** Whether code may be made from text here: arquero compiles what it is asked. A policy in a header may forbid it. */
function mayCompile(): boolean {
	try {
		return (compiles ??= new Function('return true')() as boolean);
	} catch {
		return (compiles = false);
	}
}
