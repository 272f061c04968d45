/** The sample books, in the order they are offered. */
export const SAMPLE_BOOKS = ['shop', 'travel', 'finance'] as const;
export type SampleName = (typeof SAMPLE_BOOKS)[number];

/** What the batch of every sample row begins with: it tells samples apart wherever the row travels, in backups too. */
export const SAMPLE_PREFIX = 'sample:';

/** The batch of one loading of a sample book. @param id UUID */
export const sampleBatch = (name: SampleName, id: string): string => `${SAMPLE_PREFIX}${name}:${id}`;

/** Whether a row came with a sample book, whoever has edited it since. */
export const isSample = ({ batch }: { batch?: string }): boolean => batch?.startsWith(SAMPLE_PREFIX) ?? false;
