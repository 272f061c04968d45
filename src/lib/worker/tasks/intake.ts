import { v7 as uuid } from 'uuid';
import { applyImport, readForPlan, readQuarantine, type AsideKind } from '../../db/imports';
import { book } from '../../db/open';
import { cellsAside, rowsAside } from '../../domain/intake/aside';
import { clean } from '../../domain/intake/clean';
import type { Quarantined } from '../../domain/intake/cleaned';
import type { FieldKey } from '../../domain/fields';
import { customTypeOf, withTarget, type Mapping, type Target } from '../../domain/intake/mapping';
import { makePlan } from '../../domain/intake/plan';
import type { Plan, PlanCounts } from '../../domain/intake/planned';
import { quarantineFile as fileOf, reasonForms, type QuarantineWords } from '../../domain/intake/quarantine-file';
import { RECIPES, type Recipe, type RecipeId } from '../../domain/intake/recipe';
import { cellsOfNumber, mendedSheet, UNREVIEWED, type Review } from '../../domain/intake/review';
import type { Sheet } from '../../domain/intake/sheet';
import { Cancelled, paceOfPart } from '../../domain/pace';
import type { Problem } from '../../domain/problem';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';
import { load, readLoaded, unread, type Reading, type ReadingChoices, type Source } from '../intake/reading';
import {
	viewOf,
	type ListName,
	type PlanLists,
	type PlanSummary,
	type PlanView,
	type PlanWindows
} from '../intake/summary';

export interface PlanChoices {
	mapping: Mapping;
	/** A built-in one by its id, or the person's own. */
	recipe: RecipeId | Recipe;
	/** ISO 3166-1 alpha-2, of phones without a country code. */
	country: string;
	/** What the file says goes before what the person has edited in the app. */
	preferFile: boolean;
	/** What the person decided of single rows. */
	review?: Review;
	today: PlainDay;
	/** Milliseconds since 1970. */
	now: number;
}

/** What an import came to. */
export interface Applied {
	batch: string;
	/** The journaled action, to undo it by. */
	action: string;
	counts: PlanCounts;
	/** Cells set aside in rows that came in. */
	cellsAside: number;
}

interface Planned {
	choices: PlanChoices;
	batch: string;
	/** With the cells that the person mended. */
	sheet: Sheet;
	plan: Plan;
	view: PlanView;
	/** Of the book it was made against. */
	version: string;
}

/** The file that the page has open: one at a time. The page holds the worker meanwhile (`holdWorker`). */
let source: Source | undefined;
let sheet: Sheet | undefined;
let planned: Planned | undefined;

/** Takes a file or pasted text in and reads it as it seems to be written. */
export async function open(chosen: Source, context: TaskContext): Promise<Reading> {
	await close();
	source = chosen;
	return read({}, context);
}

/** Reads the open file again, as the person says it is written. */
export async function read(choices: ReadingChoices, { pace, signal }: TaskContext): Promise<Reading> {
	sheet = planned = undefined;
	// The table holds all that is needed of the file; its bytes are fetched again should it be read otherwise.
	const loaded = await load(source!);
	// By now the page may have opened another.
	if (signal.aborted) throw new Cancelled();
	if (!loaded.ok) return unread(loaded.problem);
	const found = await readLoaded(loaded.value, choices, pace);
	sheet = found.sheet;
	return found.reading;
}

/** Forgets the open file. */
export async function close(): Promise<void> {
	source = sheet = planned = undefined;
}

/** The column map with one column sent elsewhere: to a field, to a custom field of its own, or nowhere. */
export async function remap(input: {
	mapping: Mapping;
	header: string;
	to: FieldKey | 'custom' | 'nothing';
	reversed?: boolean;
}): Promise<Mapping> {
	const { mapping, header, to, reversed } = input;
	return withTarget(sheet!, mapping, header, targetOf(header, to, reversed));
}

function targetOf(header: string, to: FieldKey | 'custom' | 'nothing', reversed?: boolean): Target {
	if (to === 'nothing') return { to };
	if (to !== 'custom') return { to: 'field', field: to, reversed };
	return { to, name: header, type: customTypeOf(sheet!.columns[sheet!.headers.indexOf(header)]!), reversed };
}

/** Says what the open file would change in the book as it is now. Nothing is written; the plan before stands until then. */
export async function plan(choices: PlanChoices, { pace }: TaskContext): Promise<PlanSummary> {
	planned = await planOf(choices, pace);
	return planned.view.summary;
}

async function planOf(choices: PlanChoices, pace: TaskContext['pace']): Promise<Planned> {
	const { customers, erased, imported, version } = await readForPlan(book());
	const batch = uuid();
	const { mapping, recipe, country, today, review = UNREVIEWED } = choices;
	const mended = mendedSheet(sheet!, review);
	const cleaned = await clean(
		mended,
		mapping,
		typeof recipe === 'string' ? RECIPES[recipe] : recipe,
		{ country, today, leftOut: review.leftOut },
		paceOfPart(pace, 0, 2)
	);
	const moment = { today, at: new Date(choices.now).toISOString() };
	const made = await makePlan(
		cleaned,
		customers,
		{ ...choices, batch, newId: uuid, moment, erased, imported },
		paceOfPart(pace, 1, 2)
	);
	return { choices, batch, sheet: mended, plan: made, view: viewOf(made, review, customers), version };
}

/** The first rows of each list of the plan, of those alone in which the text is found. */
export async function find({ text }: { text: string }): Promise<PlanWindows | undefined> {
	return planned?.view.find(text);
}

/** More rows of a list of the plan. @param input.text only rows in which it is found */
export async function more<L extends ListName>(input: {
	of: L;
	from: number;
	count: number;
	text?: string;
}): Promise<PlanLists[L][]> {
	return planned?.view.more(input.of, input.from, input.count, input.text) ?? [];
}

/** A row of the plan as it stands in the file, or as it was mended: with cells beyond the header, where it has any. */
export async function cellsOfRow({ row }: { row: number }): Promise<string[]> {
	return planned ? cellsOfNumber(planned.sheet, row) : [];
}

/**
 * Carries the plan out, whole or, once cancelled, not at all. Where the book has changed since, the plan is made
 * again: if it now says something else, nothing is written and the new one is given back to be looked at.
 *
 * @param input.name file name as the person knows it @param input.now milliseconds since 1970
 */
export async function apply(
	{ name, now }: { name: string; now: number },
	{ pace, report }: TaskContext
): Promise<{ applied: Applied } | { replanned: PlanSummary }> {
	for (;;) {
		const { choices, batch, sheet: mended, plan: made, version } = planned!;
		const aside = [...rowsAside(made), ...cellsAside(made, mended)];
		const receipt = await applyImport(book(), { batch, name, now, plan: made, aside, version }, report);
		if (receipt) {
			await close();
			return { applied: { batch, action: receipt.action, counts: made.counts, cellsAside: made.notes.length } };
		}
		planned = await planOf(choices, pace);
		if (outcomeOf(planned.plan) !== outcomeOf(made)) return { replanned: planned.view.summary };
	}
}

/** What a plan would do, as text to compare: all but the ids of new customers and of their batch. */
const outcomeOf = ({ counts, created, changed, adopted }: Plan): string =>
	JSON.stringify([counts, created.map(({ row, possibleDuplicateOf }) => [row, possibleDuplicateOf]), changed, adopted]);

interface Aside {
	/** Of an import that was done; the plan's where it is missing. */
	batch?: string;
	of: AsideKind;
}

/** The reasons for which rows, or cells, were kept aside; facts left open, to be put in words. */
export async function quarantineReasons(aside: Aside): Promise<Problem[]> {
	return reasonForms(await readAside(aside));
}

/** Those rows, or the rows of those cells, as a CSV file. */
export async function quarantineFile({ words, ...aside }: Aside & { words: QuarantineWords }): Promise<Blob> {
	return new Blob([fileOf(await readAside(aside), words)], { type: 'text/csv' });
}

async function readAside({ batch, of }: Aside): Promise<Quarantined[]> {
	if (batch) return readQuarantine(book(), batch, of);
	const { plan: made, sheet: mended } = planned!;
	return of === 'rows' ? rowsAside(made) : cellsAside(made, mended);
}
