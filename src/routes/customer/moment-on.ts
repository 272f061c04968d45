import type { Instant, PlainDay } from '$lib/domain/time';
import { today } from '$lib/ui/clock.svelte';

/** A moment on the day a person chose: the one known where that is on the day, else its noon, which no journey moves. */
export const momentOn = (day: PlainDay, known: Instant): Instant =>
	day === today(Date.parse(known)) ? known : new Date(`${day}T12:00:00`).toISOString();
