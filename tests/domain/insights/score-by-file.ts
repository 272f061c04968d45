/** P(satisfied) by *Download model*'s file alone, as its description in `src/README.md` has it; no code of the app. */
export function probabilityByFile(text: string, row: Record<string, number>): number {
	const { features, coefficients, intercept } = JSON.parse(text) as {
		features: string[];
		coefficients: number[];
		intercept: number;
	};
	let score = intercept;
	for (const [index, feature] of features.entries()) score += coefficients[index]! * row[feature]!;
	return 1 / (1 + Math.exp(-score));
}

/** The segment, from 1, by *Download segments*' file alone: the nearest centre in standardised units. */
export function segmentByFile(text: string, row: Record<string, number>): number {
	const { features, centres, standardDeviations } = JSON.parse(text) as {
		features: string[];
		centres: number[][];
		standardDeviations: number[];
	};
	const distances = centres.map((centre) =>
		features.reduce(
			(sum, feature, index) => sum + ((row[feature]! - centre[index]!) / standardDeviations[index]!) ** 2,
			0
		)
	);
	return distances.indexOf(Math.min(...distances)) + 1;
}
