/** Bytes that the browser would still let the app keep; undefined where it does not say. */
export async function freeSpace(): Promise<number | undefined> {
	const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
	return usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage);
}
