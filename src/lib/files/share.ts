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

/**
 * Sends text on by the system's share sheet; where there is none, puts it on the clipboard. Call from a tap.
 *
 * @returns what became of it; `shared` too where the person closed the sheet
 */
export async function shareText(text: string): Promise<'shared' | 'copied' | 'refused'> {
	if ('share' in navigator) {
		try {
			await navigator.share({ text });
			return 'shared';
		} catch (error) {
			if (error instanceof DOMException && error.name === 'AbortError') return 'shared';
		}
	}
	try {
		await navigator.clipboard.writeText(text);
		return 'copied';
	} catch {
		return 'refused';
	}
}
