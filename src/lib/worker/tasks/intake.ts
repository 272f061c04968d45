import { v7 as uuid } from 'uuid';
import { applyImport, readForPlan, readQuarantine } from '../../db/imports';
import { book } from '../../db/open';
import { clean } from '../../domain/intake/clean';
import type { FieldKey } from '../../domain/fields';
import { customTypeOf, withTarget, type Mapping, type Target } from '../../domain/intake/mapping';
import { makePlan } from '../../domain/intake/plan';
import type { Plan, PlanCounts } from '../../domain/intake/planned';
import { quarantineFile as fileOf, reasonForms, type QuarantineWords } from '../../domain/intake/quarantine-file';
import { FIELD_REP } from '../../domain/intake/recipe';
import type { Sheet } from '../../domain/intake/sheet';
import { Cancelled, paceOfPart } from '../../domain/pace';
import type { Problem } from '../../domain/problem';
import type { PlainDay } from '../../domain/time';
import type { TaskContext } from '../context';
import {
	load,
	readLoaded,
	unread,
	type Loaded,
	type Reading,
	type ReadingChoices,
	type Source
} from '../intake/reading';
import { viewOf, type ListName, type PlanLists, type PlanSummary, type PlanView } from '../intake/summary';

const RECIPES = { 'field-rep': FIELD_REP };
export type RecipeId = keyof typeof RECIPES;

export interface PlanChoices {
	mapping: Mapping;
	recipe: RecipeId;
	/** ISO 3166-1 alpha-2, of phones without a country code. */
	country: string;
	/** What the file says goes before what the person has edited in the app. */
	preferFile: boolean;
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
}

interface Planned {
	choices: PlanChoices;
	batch: string;
	plan: Plan;
	view: PlanView;
	/** Of the book it was made against. */
	version: string;
}

/** The file that the page has open: one at a time. The page holds the worker meanwhile (`holdWorker`). */
let loaded: Loaded | undefined;
let sheet: Sheet | undefined;
let planned: Planned | undefined;

/** Takes a file or pasted text in and reads it as it seems to be written. */
export async function open(source: Source, context: TaskContext): Promise<Reading> {
	await close();
	const found = await load(source);
	// By now the page may have opened another.
	if (context.signal.aborted) throw new Cancelled();
	if (!found.ok) return unread(found.problem);
	loaded = found.value;
	return read({}, context);
}

/** Reads the open file again, as the person says it is written. */
export async function read(choices: ReadingChoices, { pace }: TaskContext): Promise<Reading> {
	sheet = planned = undefined;
	const found = await readLoaded(loaded!, choices, pace);
	sheet = found.sheet;
	return found.reading;
}

/** Forgets the open file. */
export async function close(): Promise<void> {
	loaded = sheet = planned = undefined;
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

/** Says what the open file would change in the book as it is now. Nothing is written. */
export async function plan(choices: PlanChoices, { pace }: TaskContext): Promise<PlanSummary> {
	planned = undefined;
	planned = await planOf(choices, pace);
	return planned.view.summary;
}

async function planOf(choices: PlanChoices, pace: TaskContext['pace']): Promise<Planned> {
	const { customers, imported, version } = await readForPlan(book());
	const batch = uuid();
	const cleaned = await clean(sheet!, choices.mapping, RECIPES[choices.recipe], choices, paceOfPart(pace, 0, 2));
	const moment = { today: choices.today, at: new Date(choices.now).toISOString() };
	const made = await makePlan(
		cleaned,
		customers,
		{ ...choices, batch, newId: uuid, moment, imported },
		paceOfPart(pace, 1, 2)
	);
	return { choices, batch, plan: made, view: viewOf(made, customers), version };
}

/** More rows of a list of the plan. */
export async function more<L extends ListName>(input: { of: L; from: number; count: number }): Promise<PlanLists[L][]> {
	return planned!.view.more(input.of, input.from, input.count);
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
		const { choices, batch, plan: made, version } = planned!;
		const receipt = await applyImport(book(), { batch, name, now, plan: made, version }, report);
		if (receipt) {
			await close();
			return { applied: { batch, action: receipt.action, counts: made.counts } };
		}
		planned = await planOf(choices, pace);
		if (outcomeOf(planned.plan) !== outcomeOf(made)) return { replanned: planned.view.summary };
	}
}

/** What a plan would do, as text to compare: all but the ids of new customers and of their batch. */
const outcomeOf = ({ counts, created, changed, adopted }: Plan): string =>
	JSON.stringify([counts, created.map(({ row, possibleDuplicateOf }) => [row, possibleDuplicateOf]), changed, adopted]);

/** The reasons for which an import, or without `batch` the plan, keeps rows aside; facts left open, to be put in words. */
export async function quarantineReasons({ batch }: { batch?: string }): Promise<Problem[]> {
	return reasonForms(await quarantined(batch));
}

/** Those rows as a CSV file. */
export async function quarantineFile({ batch, words }: { batch?: string; words: QuarantineWords }): Promise<Blob> {
	return new Blob([fileOf(await quarantined(batch), words)], { type: 'text/csv' });
}

const quarantined = async (batch?: string) => (batch ? readQuarantine(book(), batch) : planned!.plan.quarantined);
