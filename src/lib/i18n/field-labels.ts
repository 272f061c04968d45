import type { Gender } from '../domain/customer';
import type { FieldKey } from '../domain/fields';
import { m } from './paraglide/messages';

const LABELS: Record<FieldKey, () => string> = {
	satchelId: m.field_satchel_id,
	name: m.field_name,
	givenName: m.field_given_name,
	familyName: m.field_family_name,
	phone: m.field_phone,
	email: m.field_email,
	morePhones: m.field_more_phones,
	moreEmails: m.field_more_emails,
	company: m.field_company,
	title: m.field_title,
	address: m.field_address,
	birthday: m.field_birthday,
	age: m.field_age,
	gender: m.field_gender,
	wechat: m.field_wechat,
	whatsapp: m.field_whatsapp,
	externalId: m.field_external_id,
	orderCount: m.field_order_count,
	totalAmount: m.field_total_amount,
	satisfied: m.field_satisfied,
	tags: m.field_tags,
	needs: m.field_needs,
	source: m.field_source,
	notes: m.field_notes
};

const GENDERS: Record<Gender, () => string> = {
	male: m.field_gender_male,
	female: m.field_gender_female,
	other: m.field_gender_other
};

/** A field's name in the language on screen. */
export const fieldLabel = (key: FieldKey): string => LABELS[key]();

export const genderLabel = (gender: Gender): string => GENDERS[gender]();
