import { describe, expect, it } from 'vitest';
import { describeSegments } from '$lib/domain/insights/description';
import { modelFile, parseModelText, readModel, readSegments, segmentsFile } from '$lib/domain/insights/model-file';
import { trainSatisfaction } from '$lib/domain/insights/satisfaction';
import { findSegments } from '$lib/domain/insights/segments';
import { unpaced } from '$lib/domain/pace';
import { customerColumns } from '../../vectors/models';
import { planted } from './planted';
import { segmentByFile } from './score-by-file';

type Json = Record<string, unknown>;
async function files(): Promise<{ model: Json; segments: Json }> {
	const model = await trainSatisfaction(planted(1, 200, 2), 1, unpaced);
	const segments = await findSegments(ageAndOrders, { k: 3, seed: 1 }, unpaced);
	if (!model.ok || !segments.ok) throw new Error('refused');
	const plain = (file: object) => JSON.parse(JSON.stringify(file)) as Json;
	return { model: plain(modelFile(model.value)), segments: plain(segmentsFile(segments.value.segmentation)) };
}
const ageAndOrders = ['age', 'orderCount'].map((key, index) => ({ key, values: customerColumns[index]! }));

describe('a model file', () => {
	it.each<[string, (file: Json) => unknown, object]>([
		['is read', () => {}, { ok: true }],
		['may hold what a newer minor version adds', (file) => (file.mood = 'good'), { ok: true }],
		['of a later minor version is read', (file) => (file.version = '1.7'), { ok: true }],
		['of a later version is not', (file) => (file.version = '2.0'), { problem: { code: 'model-newer' } }],
		['of something else is not', (file) => (file.format = 'satchel-backup'), { problem: { code: 'model-foreign' } }],
		['lacks no part', (file) => delete file.intercept, { problem: { facts: { at: 'intercept' } } }],
		['holds numbers only', (file) => (file.intercept = '1'), { problem: { facts: { at: 'intercept' } } }],
		['lets no NaN in', (file) => (file.coefficients = [1, null, 2]), { problem: { facts: { at: 'coefficients[1]' } } }],
		[
			'has a coefficient a feature',
			(file) => (file.coefficients = [1]),
			{ problem: { facts: { at: 'coefficients' } } }
		],
		[
			'names features there are',
			(file) => (file.features = ['a', 'b', 'c']),
			{ problem: { facts: { at: 'features' } } }
		],
		['may name the texts it learnt from', (file) => (file.levels = { 'custom/Town': ['Bonn'] }), { ok: true }],
		[
			'names texts only',
			(file) => (file.levels = { 'custom/Town': [1] }),
			{ problem: { facts: { at: 'levels.custom/Town[0]' } } }
		],
		['has spreads above 0', (file) => (file.standardDeviations = [1, 0, 1]), { problem: { code: 'model-malformed' } }],
		['has a whole card', (file) => delete (file.metrics as Json).brier, { problem: { facts: { at: 'metrics.brier' } } }]
	])('%s', async (_, change, wanted) => {
		const { model } = await files();
		change(model);
		expect(readModel(model)).toMatchObject(wanted);
	});

	it.each(['', '{', 'features'])('that is no JSON is refused (%j)', (text) => {
		expect(parseModelText(text)).toMatchObject({ problem: { code: 'model-not-json' } });
	});

	it.each([null, 1, [], {}])('that is no object of ours is refused (%j)', (content) => {
		expect(readModel(content)).toMatchObject({ problem: { code: 'model-foreign' } });
		expect(readSegments(content)).toMatchObject({ problem: { code: 'model-foreign' } });
	});
});

describe('a segments file', () => {
	it('alone gives each customer the segment that the app gave', async () => {
		const found = await findSegments(ageAndOrders, { k: 4, seed: 1 }, unpaced);
		if (!found.ok) throw new Error(found.problem.code);
		const { segmentation, assignments } = found.value;
		const text = JSON.stringify(segmentsFile(segmentation));
		const given = Array.from(assignments, (_, row) =>
			segmentByFile(text, { age: customerColumns[0]![row]!, orderCount: customerColumns[1]![row]! })
		);
		expect(given).toEqual([...assignments]);
		expect(readSegments(JSON.parse(text))).toEqual({ ok: true, value: segmentation });
	});

	it.each<[string, (file: Json) => unknown]>([
		['centres', (file) => (file.centres as number[][])[0]!.pop()],
		['sizes', (file) => (file.sizes as number[]).pop()],
		['elbow', (file) => (file.elbow = 3)]
	])('with damaged %s is refused', async (at, change) => {
		const { segments } = await files();
		change(segments);
		expect(readSegments(segments)).toMatchObject({ problem: { code: 'model-malformed', facts: { at } } });
	});
});

describe('a segment', () => {
	const described = (keys: string[], ...centres: number[][]) =>
		describeSegments({
			features: keys.map((key) => ({ key, mean: 10, deviation: 2 })),
			centres,
			sizes: centres.map(() => 5),
			...{ k: centres.length, chosenBy: 'person', seed: 1, inertia: 1, silhouette: 1, silhouetteRows: 10, elbow: [] },
			rows: { used: 10, leftOut: 0, lacking: {} }
		});

	it('is described by what sets it apart, the most telling first', () => {
		const [first] = described(['age', 'recency', 'totalAmount'], [11.5, 10.9, 5], [1, 1, 1]);
		expect(first).toMatchObject({ segment: 1, customers: 5, share: 0.5 });
		expect(first!.traits.map(({ key, level }) => [key, level])).toEqual([
			['totalAmount', 'very-low'],
			['age', 'high']
		]);
	});

	it('has a standing by recency, frequency and money', () => {
		const rfm = ['recency', 'orderCount', 'totalAmount'];
		const standing = (...centre: number[]) => described(rfm, centre)[0]!.standing;
		expect(standing(8, 14, 14)).toBe('best');
		expect(standing(10, 14, 10)).toBe('loyal');
		expect(standing(7, 8, 8)).toBe('new');
		expect(standing(14, 14, 14)).toBe('slipping');
		expect(standing(14, 8, 8)).toBe('sleeping');
		expect(standing(10, 10, 10)).toBeUndefined();
		expect(described(['age'], [20])[0]!.standing).toBeUndefined();
	});
});
