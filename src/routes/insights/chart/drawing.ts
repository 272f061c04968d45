import type { Attachment } from 'svelte/attachments';
import { coloursOf } from './colours';
import type { Figure } from './figure';

/**
 * Draws a figure on the canvas it is attached to, once the library has come, in the colours of that moment.
 *
 * @param onsettled told whether the library came
 */
export const drawing =
	(figure: Figure, onsettled: (drawn: boolean) => void): Attachment<HTMLCanvasElement> =>
	(canvas) => {
		let gone = false;
		let takeOff = () => {};
		const show = async () => {
			try {
				const { draw } = await import('./draw');
				if (!gone) takeOff = draw(canvas, figure, coloursOf(canvas));
				onsettled(true);
			} catch (error) {
				onsettled(false);
				reportError(error);
			}
		};
		void show();
		return () => {
			gone = true;
			takeOff();
		};
	};
