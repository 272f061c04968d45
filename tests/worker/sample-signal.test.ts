import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import finance from 'virtual:sample-book/finance';
import shop from 'virtual:sample-book/shop';
import travel from 'virtual:sample-book/travel';
import { book } from '$lib/db/open';
import { loadSamples } from '$lib/db/samples';
import { TELLING_FEATURES, TELLING_SHARE } from '$lib/domain/insights/features';
import { unpaced } from '$lib/domain/pace';
import { sampleBatch } from '$lib/domain/sample';
import { unpack } from '$lib/domain/samples/unpack';
import type { TaskContext } from '$lib/worker/context';
import * as prediction from '$lib/worker/tasks/prediction';

const now = Date.parse('2026-11-22T12:00:00Z');
const context: TaskContext = { pace: unpaced, report: () => {}, signal: new AbortController().signal };
afterEach(() => book().delete());

it.each([
	['finance', finance],
	['shop', shop],
	['travel', travel]
] as const)(
	'what a prediction begins with finds what goes with satisfaction in the sample book %s',
	async (name, sample) => {
		await book().open();
		const batch = sampleBatch(name, uuid());
		const rows = unpack(sample, {
			...{ batch, newId: uuid, language: 'en', currency: 'EUR', decimals: 2 },
			...{ today: '2026-11-22', now: new Date(now).toISOString() },
			instantAt: (day, minute) => new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString()
		});
		await loadSamples(book(), { name, batch, now, rows });
		const { choices } = await prediction.features(null, context);
		const telling = choices.filter(({ known, customers, varies }) => varies && known > TELLING_SHARE * customers);
		const features = TELLING_FEATURES.filter((each) => telling.some(({ key }) => key === each));
		const trained = await prediction.train({ features, seed: 1, now }, context);
		expect(trained).toMatchObject({ ok: true });
		if (trained.ok) expect(trained.value.model.card.metrics.rocAuc.low).toBeGreaterThan(0.55);
	}
);
