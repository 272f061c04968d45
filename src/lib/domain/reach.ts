import type { Channel } from './interaction';

/** A call, message or email that the person left the app for: the contact to log when they come back. */
export interface Reach {
	/** Id of the contact to be logged, so that it is logged once however often it is tried. */
	contact: string;
	customer: string;
	channel: Channel;
	/** Milliseconds since 1970, at the tap. */
	at: number;
	/** The app went to the back after the tap: the phone did open something. */
	left?: true;
}

/** Milliseconds from the tap to leaving; a phone that asks before it dials takes a moment. Later it was left for something else. */
const LEAVES_WITHIN = 60_000;
/** Milliseconds after which coming back is no return from it. */
const RETURNS_WITHIN = 86_400_000;

/** Whether an app that goes to the back at `now` (milliseconds since 1970) does so for the sake of the reach. */
export const leavesFor = ({ at }: Reach, now: number): boolean => now >= at && now - at <= LEAVES_WITHIN;

/** Whether being back at `now` (milliseconds since 1970) is the return from the reach. */
export const returnsFrom = ({ at, left }: Reach, now: number): boolean =>
	left === true && now >= at && now - at <= RETURNS_WITHIN;
