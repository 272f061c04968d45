import { failed, ok, type Result } from './problem';
import { fold } from './text';

const YES = new Set('yes y true t 1 1.0 ok on √ ✓ ✔ 是 是的 对 有 真 满意 非常满意 satisfied'.split(' '));
const NO = new Set(
	'no n false f 0 0.0 off × ✗ ✘ 否 不 不是 错 无 没有 假 不满意 非常不满意 dissatisfied unsatisfied'.split(' ')
);

/** A yes or no in English, Chinese, digits or ticks. Fails with `cell-not-yes-or-no`. */
export function parseYesNo(text: string): Result<boolean> {
	const word = fold(text);
	if (YES.has(word)) return ok(true);
	return NO.has(word) ? ok(false) : failed('cell-not-yes-or-no');
}
