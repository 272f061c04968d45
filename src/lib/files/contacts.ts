import type { ContactCard } from '../domain/card/contact-card';

/** The phone's own address book (Contact Picker API: Chrome on Android), which TypeScript does not know. */
interface ContactsManager {
	getProperties(): Promise<string[]>;
	select(properties: string[], options: { multiple: boolean }): Promise<PickedContact[]>;
}
interface PickedContact {
	name?: string[];
	tel?: string[];
	email?: string[];
	address?: { addressLine?: string[]; city?: string; region?: string; postalCode?: string; country?: string }[];
}

const contacts = (): ContactsManager | undefined =>
	(navigator as Navigator & { contacts?: ContactsManager }).contacts ?? undefined;

/** Whether the phone lets a person hand contacts over. */
export const canPickContacts = (): boolean => contacts() !== undefined && 'ContactsManager' in globalThis;

/**
 * Lets the person choose contacts. Call from a tap.
 *
 * @returns those chosen, none where they chose none; null where the phone refused
 */
export async function pickContacts(): Promise<ContactCard[] | null> {
	try {
		const offered = await contacts()!.getProperties();
		const wanted = ['name', 'tel', 'email', 'address'].filter((property) => offered.includes(property));
		return (await contacts()!.select(wanted, { multiple: true })).map(cardOfContact);
	} catch {
		return null;
	}
}

function cardOfContact({ name, tel = [], email = [], address }: PickedContact): ContactCard {
	const { addressLine = [], city, region, postalCode, country } = address?.[0] ?? {};
	const place = [...addressLine, city, region, postalCode, country].filter(Boolean).join(', ');
	return { name: name?.find(Boolean), phones: tel, emails: email, ...(place && { address: place }) };
}
