import { workOutCare } from '../../db/care-walk';
import { book } from '../../db/open';
import type { TaskContext } from '../context';

/** Works out of everybody when care is due, after rules, segments or the time zone changed. */
export const workOut = (_: Record<string, never>, { pace }: TaskContext): Promise<void> => workOutCare(book(), pace);
