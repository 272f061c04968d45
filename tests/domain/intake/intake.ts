import { clean } from '$lib/domain/intake/clean';
import type { Cleaned } from '$lib/domain/intake/cleaned';
import { readCsv } from '$lib/domain/intake/csv';
import { suggestMapping, withTarget, type Target } from '$lib/domain/intake/mapping';
import { makePlan } from '$lib/domain/intake/plan';
import { changesOf, type Plan, type PlanOptions } from '$lib/domain/intake/planned';
import { FIELD_REP, type Recipe } from '$lib/domain/intake/recipe';
import type { Customer } from '$lib/domain/customer';
import { unpaced } from '$lib/domain/pace';
import { withRegisters } from '$lib/domain/record';

export const TODAY = '2026-11-22';

/** A file cleaned, by *Field rep* unless another recipe is given, headers mapped as suggested but for those given. */
export async function cleaned(
	csv: string,
	targets: Record<string, Target> = {},
	country = 'CN',
	recipe: Recipe = FIELD_REP
): Promise<Cleaned> {
	const sheet = await readCsv(csv, {}, unpaced);
	if (!sheet.ok) throw new Error(sheet.problem.code);
	let mapping = suggestMapping(sheet.value);
	for (const [header, target] of Object.entries(targets)) mapping = withTarget(sheet.value, mapping, header, target);
	return clean(sheet.value, mapping, recipe, { country, today: TODAY }, unpaced);
}

/** What the file said, by kept row: the row's number and its values. */
export const keptRows = ({ rowCount, rowNumbers, columns, quarantined, repeats }: Cleaned) =>
	Array.from({ length: rowCount }, (_, row) => row)
		.filter((row) => !quarantined.has(row) && !repeats.has(row))
		.map((row) => {
			const said = [...columns].filter(([, { values }]) => values.at(row) !== undefined);
			return { row: rowNumbers[row], ...Object.fromEntries(said.map(([key, { values }]) => [key, values.at(row)])) };
		});

/** A book of customers that plans are applied to as `commit()` does, each under a stamp of its own. */
export class Book {
	customers = new Map<string, Customer>();
	imports = new Set<string>();
	private ticks = 0;
	private ids = 0;

	private stamp = () => `${++this.ticks}`.padStart(20, '0');

	async plan(csv: string, options: Partial<PlanOptions> = {}, targets: Record<string, Target> = {}): Promise<Plan> {
		const given: PlanOptions = {
			batch: `batch-${this.ticks}`,
			newId: () => `id-${String(++this.ids).padStart(6, '0')}`,
			country: 'CN',
			moment: { today: TODAY, at: `${TODAY}T08:00:00.000Z` },
			imported: this.imports,
			...options
		};
		return makePlan(await cleaned(csv, targets), [...this.customers.values()], given, unpaced);
	}

	apply(plan: Plan): this {
		const stamp = this.stamp();
		this.imports.add(stamp);
		for (const change of changesOf(plan)) {
			if ('create' in change) this.customers.set(change.create.id, { ...change.create, clock: { '*': stamp } });
			else this.customers.set(change.id, withRegisters(this.customers.get(change.id)!, change.set, stamp));
		}
		return this;
	}

	async import(csv: string, options: Partial<PlanOptions> = {}): Promise<Plan> {
		const plan = await this.plan(csv, options);
		this.apply(plan);
		return plan;
	}

	/** A customer typed by the rep. */
	add(values: Omit<Customer, 'id' | 'clock'>): string {
		const id = `id-${String(++this.ids).padStart(6, '0')}`;
		this.customers.set(id, { id, clock: { '*': this.stamp() }, ...values });
		return id;
	}

	/** An edit by the rep. */
	edit(id: string, ...set: [path: string, value: unknown][]): void {
		this.customers.set(id, withRegisters(this.customers.get(id)!, set, this.stamp()));
	}

	/** The only customer there is. */
	get only(): Customer {
		const [customer, ...others] = this.customers.values();
		if (!customer || others.length) throw new Error(`${this.customers.size} customers`);
		return customer;
	}
}
