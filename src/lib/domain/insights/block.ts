/** Rows worked on together, column by column: few enough for the processor's cache, enough for long loops. */
export const BLOCK = 256;

/**
 * A block of rows, standardised, and what comes of it: columns of {@link BLOCK} numbers in one array, one after another.
 * In one, because an engine looks at every array anew on each turn of a loop: what it is, how long, where.
 */
export type Block = Float64Array;
export const SCORES = 0;
/** First derivative of each row's loss by its score: probability − label. 0 beyond the last row. */
export const ERRORS = 1 * BLOCK;
/** Second derivative: probability · (1 − probability). 0 beyond the last row. */
export const CURVATURES = 2 * BLOCK;
/** Room for a feature times the curvatures. */
export const WEIGHTED = 3 * BLOCK;
/** Where the column of a feature begins. */
export const columnOf = (feature: number): number => (4 + feature) * BLOCK;
