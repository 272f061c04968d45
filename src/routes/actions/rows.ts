import { goto } from '$app/navigation';
import { resolve } from '$app/paths';

/** Rows of the list on screen: of the pane beside a customer where there is one, else of the page. */
function rowsOnScreen(): HTMLElement[] {
	const list = document.querySelector('[data-pane]') ?? document.querySelector('#main');
	return [...(list?.querySelectorAll<HTMLElement>('.row') ?? [])].filter((row) => targetIn(row));
}

/** What Enter opens in a row. */
const targetIn = (row: HTMLElement): HTMLElement | null =>
	row.matches('a, button') ? row : row.querySelector<HTMLElement>('a[href]:not([role=button]), button');

/** Puts the focus a row further (1) or back (-1); into the first one in sight where it is in none. */
export function stepThroughRows(by: 1 | -1): void {
	const rows = rowsOnScreen();
	const at = rows.findIndex((row) => row.contains(document.activeElement));
	const from = at >= 0 ? at : rows.findIndex((row) => row.querySelector('[aria-current]'));
	const inSight = () => rows.find((row) => row.getBoundingClientRect().top >= 0);
	const row = from >= 0 ? rows[from + by] : inSight();
	if (row) targetIn(row)?.focus();
}

const idIn = (address: string): string | undefined => {
	const { pathname, searchParams } = new URL(address);
	return pathname.endsWith('/customer/') ? (searchParams.get('id') ?? undefined) : undefined;
};

/** The customer whose row has the focus, else the one on screen. */
export function customerAtHand(): string | undefined {
	const row = document.activeElement?.closest('.row');
	const link = row && (row.matches('a') ? row : row.querySelector('a[href*="customer/?id="]'));
	return (link instanceof HTMLAnchorElement ? idIn(link.href) : undefined) ?? idIn(location.href);
}

/** Goes to the details of the customer at hand, ready to type. */
export async function editDetails(): Promise<void> {
	const id = customerAtHand();
	if (id === undefined) return;
	if (id !== idIn(location.href)) await goto(`${resolve('/')}customer/?id=${id}`);
	const box = await appeared('[aria-labelledby=details] :is(input, textarea, select, button)');
	box?.focus();
}

/** Opens the search of the page, else of People. */
export async function search(): Promise<void> {
	const box = document.querySelector<HTMLElement>('input[type=search]');
	if (box) box.focus();
	else await goto(`${resolve('/')}people/?search`);
}

/** Milliseconds after which what was waited for will not come. */
const PATIENCE_MS = 5_000;

/** The first element that matches, as soon as the page has one; undefined where it never does. */
function appeared(selector: string): Promise<HTMLElement | undefined> {
	const found = () => document.querySelector<HTMLElement>(selector) ?? undefined;
	return new Promise((resolve) => {
		const now = found();
		if (now) return resolve(now);
		const settle = (element: HTMLElement | undefined) => {
			watching.disconnect();
			clearTimeout(patience);
			resolve(element);
		};
		const watching = new MutationObserver(() => found() && settle(found()));
		watching.observe(document.body, { childList: true, subtree: true });
		const patience = setTimeout(() => settle(undefined), PATIENCE_MS);
	});
}
