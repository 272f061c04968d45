import { sameValue } from '../domain/backup/canonical';
import { savedChartOf, type SavedChart } from '../domain/insights/explore/saved-chart';
import { toTrash } from './change';
import { commit, type Receipt } from './commit';
import { keeping, keptOf } from './kept';
import type { SatchelDatabase } from './schema';

/** A chart as it is kept. */
export type KeptChart = SavedChart & { id: string };

/** The kept charts that are not in the trash, in the order they were first kept. */
export const savedCharts = (db: SatchelDatabase): Promise<KeptChart[]> => keptOf(db, 'chart', savedChartOf);

/** Keeps a chart; one that asks the same is kept already. @param now milliseconds since 1970 */
export function saveChart(db: SatchelDatabase, content: SavedChart, now: number): Promise<Receipt> {
	return commit(db, { kind: 'chart.save', now }, ['models'], async () => {
		const isKept = (await savedCharts(db)).some(({ question }) => sameValue(question, content.question));
		return { changes: isKept ? [] : [keeping('chart', content, now)] };
	});
}

/** Gives a kept chart another name. @param now milliseconds since 1970 */
export function renameChart(db: SatchelDatabase, id: string, name: string, now: number): Promise<Receipt> {
	return commit(db, { kind: 'chart.rename', now }, ['models'], async () => {
		const kept = (await savedCharts(db)).find((chart) => chart.id === id);
		if (!kept || kept.name === name) return { changes: [] };
		return { changes: [{ table: 'models', id, set: [['content', { name, question: kept.question }]] }] };
	});
}

/** Puts a kept chart into the trash. @param now milliseconds since 1970 */
export const removeChart = (db: SatchelDatabase, id: string, now: number): Promise<Receipt> =>
	commit(db, { kind: 'chart.remove', now }, ['models'], { changes: [toTrash('models', id)] });
