import type { Stamped } from './record';

/** A cleaning run that a person saved. */
export interface StoredRecipe extends Stamped {
	/** A recipe file's own form of it (see `intake/recipe-file.ts`); tried when it is used. */
	content?: unknown;
}
