/** The rows of a section that are on screen. */
export interface Shown {
	/** Rows before them. */
	offset: number;
	/** Rows of them, at most. */
	most: number;
}
