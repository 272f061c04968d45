import { build } from './build.mjs';

/** Before the flows: a build of what is in `src/` now. */
export default async function setup(): Promise<void> {
	await build();
}
