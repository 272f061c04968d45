/** Whether the system's share sheet takes such a file. */
export const canShare = (file: File): boolean => navigator.canShare?.({ files: [file] }) ?? false;

/** Offers a file on the system's share sheet. Call from a tap. */
export async function shareFile(file: File): Promise<void> {
	try {
		await navigator.share({ files: [file] });
	} catch {
		// The person closed the sheet; the file is among their downloads either way.
	}
}
