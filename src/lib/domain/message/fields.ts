import { fold } from '../text';

/** Languages that templates are written in; a template of no language is for any. */
export type MessageLanguage = 'en' | 'zh-CN';

/** Names of the fields a message may have: the first of each language is the one that is offered. */
export const MESSAGE_FIELDS = {
	name: { en: ['name', 'full name'], 'zh-CN': ['姓名', '客户'] },
	firstName: { en: ['first name', 'given name'], 'zh-CN': ['名字', '称呼'] },
	lastName: { en: ['last name', 'surname', 'family name'], 'zh-CN': ['姓', '姓氏'] },
	company: { en: ['company'], 'zh-CN': ['公司', '单位'] },
	title: { en: ['job title', 'title'], 'zh-CN': ['职位', '职务'] },
	lastVisit: { en: ['last visit'], 'zh-CN': ['上次拜访'] },
	lastContact: { en: ['last contact'], 'zh-CN': ['上次联系'] },
	days: { en: ['days since last contact', 'days'], 'zh-CN': ['未联系天数', '天数'] },
	nextFollowUp: { en: ['next follow-up', 'next follow up'], 'zh-CN': ['下次跟进'] },
	orders: { en: ['orders', 'order count'], 'zh-CN': ['订单数', '订单'] },
	needs: { en: ['needs'], 'zh-CN': ['需求'] },
	address: { en: ['address'], 'zh-CN': ['地址'] },
	birthday: { en: ['birthday'], 'zh-CN': ['生日'] },
	today: { en: ['today'], 'zh-CN': ['今天'] },
	myName: { en: ['my name'], 'zh-CN': ['我的名字', '我的姓名'] }
} as const satisfies Record<string, Record<MessageLanguage, readonly string[]>>;

export type MessageField = keyof typeof MESSAGE_FIELDS;
export const MESSAGE_FIELD_KEYS = Object.keys(MESSAGE_FIELDS) as MessageField[];

/** Those whose value is a number, so that words can depend on it. */
const COUNTS: ReadonlySet<MessageField> = new Set<MessageField>(['orders', 'days']);
export const isCount = (field: MessageField): boolean => COUNTS.has(field);

/** Spaces, `-` and `_` between words are one; case and width do not count. */
const nameKey = (name: string): string => fold(name.replace(/[-_\s]+/gu, ' '));

const namesOf = (field: MessageField): readonly string[] => Object.values(MESSAGE_FIELDS[field]).flat();
const BY_NAME = new Map<string, MessageField>(
	MESSAGE_FIELD_KEYS.flatMap((field) => namesOf(field).map((name) => [nameKey(name), field] as const))
);

/** The field of a name in either language, or undefined. */
export const fieldNamed = (name: string): MessageField | undefined => BY_NAME.get(nameKey(name));

/** How a field is written in a template: `{first name}`, `{名字}`. */
export const placeholderOf = (field: MessageField, language: MessageLanguage): string =>
	`{${MESSAGE_FIELDS[field][language][0]}}`;
