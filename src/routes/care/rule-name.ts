import type { CareRule } from '$lib/domain/care/cadence';
import { m } from '$lib/i18n';

/** Whom a rule of cadence is for, in words. */
export function ruleName(rule: CareRule): string {
	if (rule.startsWith('tag/')) return m.care_tag_named({ name: rule.slice('tag/'.length) });
	return rule.startsWith('segment/')
		? m.care_segment_named({ name: rule.slice(rule.lastIndexOf('/') + 1) })
		: m.care_everybody();
}
