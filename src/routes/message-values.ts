import type { MessageFacts } from '$lib/db/message-facts';
import type { Customer } from '$lib/domain/customer';
import type { MessageLanguage } from '$lib/domain/message/fields';
import { nameParts } from '$lib/domain/message/name-parts';
import { fillTemplate, parseTemplate, type FilledMessage, type MessageValues } from '$lib/domain/message/template-text';
import { ok, type Result } from '$lib/domain/problem';
import type { Template } from '$lib/domain/template';
import { daysBetween, type PlainDay } from '$lib/domain/time';
import { today } from '$lib/ui/clock.svelte';

/** The device's region where it speaks the message's language, else the language's own. */
const regionOf = (language: MessageLanguage): string =>
	navigator.language.slice(0, 2) === language.slice(0, 2) ? navigator.language : language;

/** What the fields of a message come to for a customer, with days as the message's language writes them. */
export function messageValues(
	customer: Customer,
	facts: MessageFacts,
	language: MessageLanguage,
	day: PlainDay
): MessageValues {
	const written = (date: PlainDay | undefined, withYear = date?.slice(0, 4) !== day.slice(0, 4)) =>
		date &&
		new Intl.DateTimeFormat(regionOf(language), {
			day: 'numeric',
			month: 'long',
			year: withYear ? 'numeric' : undefined
		}).format(new Date(`${date}T12:00:00`));
	const dayOfMoment = (at: string | undefined) => at && today(Date.parse(at));
	const lastContact = dayOfMoment(facts.lastContact);
	const person = customer.kind === 'company' ? { first: '', last: '' } : nameParts(customer.name ?? '');
	return {
		name: customer.name || customer.company,
		firstName: person.first,
		lastName: person.last,
		company: customer.company,
		title: customer.title,
		lastVisit: written(dayOfMoment(facts.lastVisit)),
		lastContact: written(lastContact),
		days: lastContact && daysBetween(lastContact, day),
		nextFollowUp: written(facts.nextFollowUp),
		orders: facts.orders,
		needs: customer.needs,
		address: customer.address,
		birthday: written(customer.birthday, false),
		today: written(day),
		myName: facts.userName
	};
}

/** Subject and body of a template for one customer, or what is wrong with it. */
export function fillMessage(
	template: Pick<Template, 'subject' | 'body'>,
	values: MessageValues,
	language: MessageLanguage
): Result<FilledMessage & { subject: string }> {
	const subject = parseTemplate(template.subject ?? '');
	const body = parseTemplate(template.body);
	if (!subject.ok) return subject;
	if (!body.ok) return body;
	const numbers = (value: number) => value.toLocaleString(regionOf(language));
	const [head, text] = [subject, body].map(({ value }) => fillTemplate(value, values, numbers)) as [
		FilledMessage,
		FilledMessage
	];
	return ok({ subject: head.text, text: text.text, missing: [...new Set([...head.missing, ...text.missing])] });
}
