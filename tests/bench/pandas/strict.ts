/** Recipe Strict as the worker carries it out: CPU milliseconds a round, and what came of it. `FILE ROUNDS WARM` */
import { readFileSync } from 'node:fs';
import { carryOut, startCleaning } from '$lib/domain/intake/clean';
import { isKept } from '$lib/domain/intake/cleaning';
import { STRICT } from '$lib/domain/intake/recipe';
import { unpaced } from '$lib/domain/pace';
import { readLoaded } from '$lib/worker/intake/reading';

async function strict(file: string) {
	const { reading, sheet } = await readLoaded(readFileSync(file), {}, unpaced);
	if (!sheet || !reading.table.ok) throw new Error('The file was refused.');
	const options = { country: 'CN', today: '2026-11-22' };
	const table = startCleaning(sheet, reading.table.value.mapping, STRICT, options);
	const steps = await carryOut(table, STRICT.steps, unpaced);
	const days = table.columns.get('birthday')!.values;
	let birthdays = 0;
	for (let row = 0; row < sheet.rowCount; row++) if (!days.isGap(row) && isKept(table, row)) birthdays++;
	return {
		kept: sheet.rowCount - table.quarantined.size - table.repeats.size,
		filled: steps.find(({ step }) => step.step === 'fill')!.count,
		birthdays
	};
}

const [file = '', rounds, warm] = process.argv.slice(2);
const milliseconds: number[] = [];
let outcome: unknown;
for (let round = 0; round < Number(rounds) + Number(warm); round++) {
	const start = process.cpuUsage();
	outcome = await strict(file);
	const { user, system } = process.cpuUsage(start);
	milliseconds.push((user + system) / 1000);
}
console.log(JSON.stringify({ milliseconds: milliseconds.slice(Number(warm)), outcome }));
