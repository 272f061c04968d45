import type { CareRule } from '$lib/domain/care/cadence';
import { m } from '$lib/i18n';

/** Whom a rule of cadence is for, in words. */
export function ruleName(rule: CareRule): string {
	const name = rule.slice(rule.indexOf('/') + 1);
	if (rule.startsWith('tag/')) return m.care_tag_named({ name });
	return rule.startsWith('segment/') ? m.care_segment_named({ name }) : m.care_everybody();
}
