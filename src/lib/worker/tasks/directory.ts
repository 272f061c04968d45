import { book } from '../../db/open';

/** Number of customers in the book. */
export function count(): Promise<number> {
	return book().customers.count();
}
