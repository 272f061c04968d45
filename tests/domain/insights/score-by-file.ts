/**
 * P(satisfied) by *Download model*'s file alone, as its description in `src/README.md` has it; no code of the app.
 *
 * @param row numbers by feature, texts by field
 */
export function probabilityByFile(text: string, row: Record<string, number | string>): number {
	const {
		features,
		coefficients,
		intercept,
		means,
		levels = {}
	} = JSON.parse(text) as {
		features: string[];
		coefficients: number[];
		intercept: number;
		means: number[];
		levels?: Record<string, string[]>;
	};
	let score = intercept;
	for (const [index, feature] of features.entries()) {
		const field = Object.keys(levels).find((each) => feature.startsWith(`${each}: `));
		let value = row[feature];
		if (field) {
			const own = String(row[field]);
			value = levels[field]!.includes(own) ? Number(feature === `${field}: ${own}`) : means[index]!;
		}
		score += coefficients[index]! * Number(value);
	}
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
