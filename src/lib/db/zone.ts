import type { OffsetAt } from '../domain/care/contact';

/** The phone's time zone by its IANA name. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Of the phone's time zone, daylight saving included. */
export const offsetHere: OffsetAt = (at) => -new Date(at).getTimezoneOffset();
