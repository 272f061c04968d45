/** Time the browser may take to fetch a file it was handed, in milliseconds. */
const KEPT_MS = 60_000;

/** Puts a file among the browser's downloads. Call from a tap: a browser may refuse what nobody asked for. */
export function saveFile(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
