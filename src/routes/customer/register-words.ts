import type { Channel } from '$lib/domain/interaction';
import { FIELD_KEYS, FIELDS, type Field } from '$lib/domain/fields';
import type { RecordChange } from '$lib/domain/changes';
import { channelName } from '$lib/ui/channel-names';
import { formatNumber } from '$lib/ui/format';
import { fieldLabel } from '$lib/i18n/field-labels';
import { language, m } from '$lib/i18n';
import { serviceName } from './handle-names';

/** Fields that a change names before it says only how many there are. */
const MOST_NAMED = 4;

const OTHERS: Record<string, () => string> = {
	place: m.details_register_place,
	preferredChannel: m.details_register_preferred,
	kind: m.details_register_kind,
	careEveryDays: m.details_register_care,
	opening: m.details_register_opening,
	mergedInto: m.details_register_merged
};

/** A register of a customer as the page calls it: `Phone`, `Consent, Email`, or a custom field's own name. */
export function registerLabel(path: string): string {
	const slash = path.indexOf('/');
	const [register, element] = slash < 0 ? [path, ''] : [path.slice(0, slash), path.slice(slash + 1)];
	if (register === 'custom' && slash > 0) return element;
	if (register === 'handles') return serviceName(element);
	if (register === 'consent') return m.details_register_consent({ channel: channelName(element as Channel) });
	const field = FIELD_KEYS.find((key) => {
		const { register: own, part }: Field = FIELDS[key];
		return own === register && (!part || register === 'age');
	});
	if (field) return fieldLabel(field);
	return OTHERS[register]?.() ?? path;
}

/** What was done to a customer's record, in one sentence. @param deleted whether it is in the trash now */
export function changeWords({ paths }: RecordChange, deleted: boolean): string {
	if (paths.length === 0) return m.details_made();
	if (paths.includes('deleted')) return deleted ? m.details_trashed() : m.details_restored();
	const labels = [...new Set(paths.map(registerLabel))];
	const named = labels.length > MOST_NAMED ? labels.slice(0, MOST_NAMED - 1) : labels;
	const rest = labels.length - named.length;
	const words = rest ? [...named, m.details_and_more({ count: rest, number: formatNumber(rest) })] : named;
	return m.details_changed({ fields: new Intl.ListFormat(language.current, { type: 'conjunction' }).format(words) });
}

/**
 * What stood in a register, in words. A tag or a consent says by itself what it was.
 *
 * @param column how a field of the form, or a custom one, shows a value
 */
export function registerText(path: string, value: unknown, column: (key: string, value: unknown) => string): string {
	const [register, element] = path.split(/\/(.*)/s);
	if (register === 'tags' && element !== undefined) return element;
	if (register === 'preferredChannel') return value ? channelName(value as Channel) : '';
	if (register === 'kind') return value === 'company' ? m.details_kind_company() : m.details_kind_person();
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return column(path, value);
	if ('state' in value) return value.state === 'given' ? m.details_consent_given() : m.details_consent_withdrawn();
	if ('years' in value) return column('age', value.years);
	return Object.values(value).join(', ');
}
