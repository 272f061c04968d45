import type { DeviceProblemCode, Problem, ProblemCode } from '../domain/problem';
import { m } from '$lib/i18n';
import { deviceProblemText } from './device-problem-text';
import { columnLabel } from './field-text';
import { formatBytes, formatNumber } from './format';

type Facts = Problem['facts'];
type Sentence = (code: ProblemCode, facts: Facts) => string;

/**
 * @param plain stands alone, whatever facts came along
 * @param names the facts that `full` speaks of; it is said only where all of them are there
 */
const sentence =
	<K extends string>(plain: () => string, names: K[] = [], full?: (facts: Record<K, string>) => string): Sentence =>
	(code, facts) => {
		if (!full || names.some((name) => facts[name] === undefined || facts[name] === '')) return plain();
		const texts = names.map((name) => [name, factText(code, facts[name]!)]);
		return full(Object.fromEntries(texts) as Record<K, string>);
	};

/** Their numbers are bytes. */
const BYTES: ReadonlySet<ProblemCode> = new Set(['file-too-large', 'photo-too-large', 'no-room']);

const factText = (code: ProblemCode, value: string | number): string => {
	// The only text among the facts of such a file is the name of an encoding.
	if (typeof value === 'string') return code === 'file-undecodable' ? value.toUpperCase() : value;
	return BYTES.has(code) ? formatBytes(value) : formatNumber(value);
};

const SENTENCES: Record<Exclude<ProblemCode, DeviceProblemCode>, Sentence> = {
	'file-wrong-type': (_, { type }) =>
		/^vcf$|vcard/i.test(String(type)) ? m.problem_file_is_card() : m.problem_file_wrong_type(),
	'file-empty': sentence(m.problem_file_empty),
	'file-unreadable': sentence(m.problem_file_unreadable),
	'file-header-only': sentence(m.problem_file_header_only),
	'file-binary': sentence(m.problem_file_binary),
	'file-too-large': sentence(m.problem_file_too_large, ['size', 'limit'], m.problem_file_too_large_by),
	'file-too-many-columns': sentence(
		m.problem_file_too_many_columns,
		['columns', 'limit'],
		m.problem_file_too_many_columns_by
	),
	'file-unclosed-quote': sentence(m.problem_file_unclosed_quote, ['row'], m.problem_file_unclosed_quote_at),
	'file-undecodable': sentence(m.problem_file_undecodable, ['encoding', 'line'], m.problem_file_undecodable_in),
	'file-not-json': sentence(m.problem_file_not_json, ['line', 'character'], m.problem_file_not_json_at),
	'file-no-records': sentence(m.problem_file_no_records),
	'file-nested-too-deep': sentence(m.problem_file_nested_too_deep, ['line'], m.problem_file_nested_too_deep_at),
	'file-repeated-key': sentence(m.problem_file_repeated_key, ['key', 'line'], m.problem_file_repeated_key_at),
	'file-several-lists': sentence(m.problem_file_several_lists, ['paths'], m.problem_file_several_lists_at),
	'file-is-backup': sentence(m.problem_file_is_backup),
	'row-no-name': sentence(m.problem_row_no_name),
	'row-no-way-to-reach': sentence(m.problem_row_no_way_to_reach),
	'row-impossible-phone': sentence(m.problem_row_impossible_phone, ['value'], m.problem_row_impossible_phone_value),
	'row-impossible-email': sentence(m.problem_row_impossible_email, ['value'], m.problem_row_impossible_email_value),
	'row-missing-value': sentence(m.problem_row_missing_value),
	'row-too-many-cells': sentence(m.problem_row_too_many_cells, ['found', 'expected'], m.problem_row_too_many_cells_by),
	'row-too-few-cells': sentence(m.problem_row_too_few_cells, ['found', 'expected'], m.problem_row_too_few_cells_by),
	'row-left-out': sentence(m.problem_row_left_out),
	'cell-not-a-date': sentence(m.problem_cell_not_a_date, ['value'], m.problem_cell_not_a_date_value),
	'cell-not-a-number': sentence(m.problem_cell_not_a_number, ['value'], m.problem_cell_not_a_number_value),
	'cell-not-a-phone': sentence(m.problem_cell_not_a_phone, ['value'], m.problem_cell_not_a_phone_value),
	'cell-not-an-email': sentence(m.problem_cell_not_an_email, ['value'], m.problem_cell_not_an_email_value),
	'cell-not-a-gender': sentence(m.problem_cell_not_a_gender, ['value'], m.problem_cell_not_a_gender_value),
	'cell-not-yes-or-no': sentence(m.problem_cell_not_yes_or_no, ['value'], m.problem_cell_not_yes_or_no_value),
	'cell-out-of-range': (code, facts) =>
		facts.least === undefined
			? sentence(m.problem_cell_out_of_range, ['value'], m.problem_cell_out_of_range_value)(code, facts)
			: sentence(m.problem_cell_out_of_range, ['least', 'most'], m.problem_cell_out_of_range_between)(code, facts),
	'cell-too-long': sentence(m.problem_cell_too_long, ['length', 'most'], m.problem_cell_too_long_by),
	'cell-in-the-future': sentence(m.problem_cell_in_the_future, ['value'], m.problem_cell_in_the_future_value),
	'cell-phone-extension': sentence(m.problem_cell_phone_extension, ['value'], m.problem_cell_phone_extension_value),
	'cell-ambiguous-date': sentence(m.problem_cell_ambiguous_date, ['value'], m.problem_cell_ambiguous_date_value),
	'cell-ambiguous-number': sentence(m.problem_cell_ambiguous_number, ['value'], m.problem_cell_ambiguous_number_value),
	'cell-broken-text': sentence(m.problem_cell_broken_text),
	'column-day-order-assumed': (_, { used }) =>
		used === 'dmy'
			? m.problem_column_day_first()
			: used === 'mdy'
				? m.problem_column_month_first()
				: m.problem_column_day_order_assumed(),
	'column-decimal-mark-assumed': sentence(
		m.problem_column_decimal_mark_assumed,
		['used'],
		m.problem_column_decimal_mark_assumed_as
	),
	'step-no-column': (_, { key }) =>
		key === undefined
			? m.problem_step_no_column()
			: m.problem_step_no_column_named({ column: columnLabel(String(key)) }),
	'step-no-values': sentence(m.problem_step_no_values, ['column'], m.problem_step_no_values_in),
	'step-constant': sentence(m.problem_step_constant, ['column'], m.problem_step_constant_in),
	'step-too-wide': sentence(m.problem_step_too_wide, ['column'], m.problem_step_too_wide_in),
	'step-cannot-calculate': sentence(m.problem_step_cannot_calculate),
	'time-unreadable': sentence(m.problem_time_unreadable),
	'time-in-the-future': sentence(m.problem_time_in_the_future),
	'times-out-of-order': sentence(m.problem_times_out_of_order),
	'minutes-out-of-range': sentence(m.problem_minutes_out_of_range, ['most'], m.problem_minutes_out_of_range_by),
	'place-denied': sentence(m.problem_place_denied),
	'place-unknown': sentence(m.problem_place_unknown),
	'place-too-slow': sentence(m.problem_place_too_slow),
	'photo-too-large': sentence(m.problem_photo_too_large, ['size', 'limit'], m.problem_photo_too_large_by),
	'photo-unreadable': sentence(m.problem_photo_unreadable),
	'photo-unsupported': sentence(m.problem_photo_unsupported),
	'no-room': sentence(m.problem_no_room, ['free'], m.problem_no_room_but),
	'microphone-denied': sentence(m.problem_microphone_denied),
	'microphone-missing': sentence(m.problem_microphone_missing),
	'recording-failed': sentence(m.problem_recording_failed),
	'backup-not-json': sentence(m.problem_backup_not_json),
	'backup-truncated': sentence(m.problem_backup_truncated),
	'backup-foreign': sentence(m.problem_backup_foreign),
	'backup-newer': sentence(m.problem_backup_newer, ['version'], m.problem_backup_newer_version),
	'backup-altered': sentence(m.problem_backup_altered),
	'backup-malformed': sentence(m.problem_backup_malformed, ['table'], m.problem_backup_malformed_in),
	'model-no-features': sentence(m.problem_model_no_features),
	'model-no-rows': sentence(m.problem_model_no_rows),
	'model-one-class': sentence(m.problem_model_one_class),
	'model-too-few-labels': sentence(
		m.problem_model_too_few_labels,
		['yes', 'no', 'needed'],
		m.problem_model_too_few_labels_by
	),
	'model-no-signal': sentence(m.problem_model_no_signal),
	'feature-missing': sentence(m.problem_feature_missing),
	'feature-constant': sentence(m.problem_feature_constant),
	'feature-not-finite': sentence(m.problem_feature_not_finite),
	'segments-too-few-values': sentence(
		m.problem_segments_too_few_values,
		['values', 'segments'],
		m.problem_segments_too_few_values_by
	),
	'recipe-foreign': sentence(m.problem_recipe_foreign),
	'recipe-newer': sentence(m.problem_recipe_newer, ['version'], m.problem_recipe_newer_version),
	'recipe-malformed': sentence(m.problem_recipe_malformed, ['step'], m.problem_recipe_malformed_step),
	'model-not-json': sentence(m.problem_model_not_json),
	'model-foreign': sentence(m.problem_model_foreign),
	'model-newer': sentence(m.problem_model_newer, ['version'], m.problem_model_newer_version),
	'model-malformed': sentence(m.problem_model_malformed, ['at'], m.problem_model_malformed_at),
	'card-unreadable': sentence(m.problem_card_unreadable),
	'card-none': sentence(m.problem_card_none),
	'template-unclosed-field': sentence(
		m.problem_template_unclosed_field,
		['text'],
		m.problem_template_unclosed_field_at
	),
	'template-stray-brace': sentence(m.problem_template_stray_brace, ['text'], m.problem_template_stray_brace_at),
	'template-empty-field': sentence(m.problem_template_empty_field),
	'template-unknown-field': sentence(
		m.problem_template_unknown_field,
		['field'],
		m.problem_template_unknown_field_named
	),
	'template-not-a-number': sentence(m.problem_template_not_a_number, ['field'], m.problem_template_not_a_number_named),
	'template-too-many-forms': sentence(m.problem_template_too_many_forms),
	'cadence-not-days': sentence(m.problem_cadence_not_days, ['most'], m.problem_cadence_not_days_most),
	'cadence-maximum-first': sentence(m.problem_cadence_maximum_first),
	'follow-up-no-day': sentence(m.problem_follow_up_no_day),
	'follow-up-day-passed': sentence(m.problem_follow_up_day_passed),
	'follow-up-too-far': sentence(m.problem_follow_up_too_far),
	'follow-up-repeat-not-days': sentence(
		m.problem_follow_up_repeat_not_days,
		['most'],
		m.problem_follow_up_repeat_not_days_most
	)
};

/**
 * What a person reads of an expected failure, in the language on screen: the one table from code to sentence. A fact
 * that did not come along costs the detail, never the sentence; nor does a code from a newer Satchel (quarantined rows
 * travel in backups).
 */
export function problemText(problem: Problem): string {
	const sentence = Object.hasOwn(SENTENCES, problem.code) && SENTENCES[problem.code as keyof typeof SENTENCES];
	return sentence ? sentence(problem.code, problem.facts) : deviceProblemText(problem);
}
