declare module 'ml-logistic-regression' {
	import type { Matrix } from 'ml-matrix';

	/** One of the mirrored classifiers: its scores are the probability of every class but its own. */
	interface TwoClasses {
		weights: Matrix;
		testScores(features: Matrix): number[];
	}
	interface Saved {
		name: 'LogisticRegression';
		numSteps: number;
		learningRate: number;
		numberClasses: number;
		classifiers: { numSteps: number; learningRate: number; weights: number[][] }[];
	}
	export default class LogisticRegression {
		constructor(options: { numSteps: number; learningRate: number });
		classifiers: TwoClasses[];
		train(features: Matrix, labels: Matrix): void;
		predict(features: Matrix): number[];
		static load(model: Saved): LogisticRegression;
	}
}
