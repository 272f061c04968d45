import { expect, it } from 'vitest';
import { needByAge } from '$lib/domain/insights/need';
import { unpaced } from '$lib/domain/pace';
import { vectors } from '../../vectors/models';

it('reckons the second pipeline as pandas and scikit-learn do', async () => {
	const { ages, scaled, clusters, meanNeed, meanNeedInYears } = vectors.secondPipeline;
	const found = await needByAge(Float64Array.from(ages), unpaced);
	if (!found.ok) throw new Error(found.problem.code);
	const { scaledAges, needs, groups } = found.value;
	expect([...found.value.clusters]).toEqual(clusters);
	scaled.forEach((age, row) => {
		expect(scaledAges[row]).toBeCloseTo(age, 12);
		expect(needs[row]).toBeCloseTo(clusters[row]! * age, 12);
	});
	groups.forEach((group, index) => {
		expect(group.meanNeed).toBeCloseTo(meanNeed[index]!, 12);
		expect(group.meanNeedInYears).toBeCloseTo(meanNeedInYears[index]!, 10);
	});
});

it('refuses fewer than three ages', async () => {
	const found = await needByAge(Float64Array.of(20, 20.5, 30, 30), unpaced);
	expect(found).toMatchObject({ ok: false, problem: { code: 'segments-too-few-values', facts: { values: 2 } } });
});
