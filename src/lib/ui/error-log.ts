import type { Instant } from '../domain/time';
import { readLocalJson, writeLocal } from './local-storage';

/** One kind of failure at one place: no message, for messages quote what was typed. */
export interface LoggedError {
	/** When it last happened. */
	at: Instant;
	/** The error's class, or the problem's code. */
	name: string;
	/** `file.js:line:column` of the code at fault, where it is known. */
	where?: string;
	/** How often in a row. */
	times: number;
}

const KEY = 'satchel.errors';
const MOST = 50;

/** The last failures of this device, newest first. */
export function readErrors(): LoggedError[] {
	const stored = readLocalJson(KEY);
	return Array.isArray(stored) ? (stored as LoggedError[]) : [];
}

/** @param error anything thrown @param at milliseconds since 1970 @param name in place of the error's own */
export function noteError(error: unknown, at: number, name = nameOf(error)): void {
	const where = topFrame(error);
	const [last, ...older] = readErrors();
	const again = last && last.name === name && last.where === where;
	const entry = { at: new Date(at).toISOString(), name, ...(where && { where }), times: again ? last.times + 1 : 1 };
	const kept = again || !last ? older : [last, ...older];
	writeLocal(KEY, JSON.stringify([entry, ...kept].slice(0, MOST)));
}

/** The log as text for a bug report, a line a failure. */
export function errorText(errors: LoggedError[], version: string): string {
	const lines = errors.map(({ at, name, where, times }) => `${at} ${name}${where ? ` ${where}` : ''} ×${times}`);
	return [`Satchel ${version}`, ...lines].join('\n');
}

/** Class names only: a name made of anything else may say something of somebody. */
function nameOf(error: unknown): string {
	const { name } = (error ?? {}) as { name?: unknown };
	return typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error';
}

/** Where it was thrown. Stacks name it as `at f (https://host/chunk.js:1:23)` or `f@https://host/chunk.js:1:23`. */
function topFrame(error: unknown): string | undefined {
	const { stack, message } = (error ?? {}) as { stack?: unknown; message?: unknown };
	if (typeof stack !== 'string') return undefined;
	const frames = typeof message === 'string' ? stack.replace(message, '') : stack;
	return /(?:^\s+at .*?|@)\w+:\/\/[^\s)]*?([\w.-]+)(?:\?[^\s)]*)?(:\d+:\d+)\)?$/m.exec(frames)?.slice(1, 3).join('');
}
