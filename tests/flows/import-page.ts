import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from './app';

export { expect, expectAccessible } from './app';

/** The names that the page has in the languages these flows go through. */
const WORDS = {
	en: {
		choose: 'Choose file',
		plan: 'Plan',
		rows: ['Rows in file', 'New', 'Changed', 'Unchanged', 'Duplicate rows', 'Quarantined'],
		leftOut: 'Left out by you'
	},
	zh: {
		choose: '选择文件',
		plan: '导入计划',
		rows: ['文件行数', '新增', '有改动', '无变化', '重复行', '暂存待处理'],
		leftOut: '您选择不导入'
	}
};

/** The import page by what a person sees of it. */
export class ImportPage {
	readonly #words;

	constructor(
		private readonly page: Page,
		language: keyof typeof WORDS
	) {
		this.#words = WORDS[language];
	}

	choose(content: string | Uint8Array, name = 'customers.csv'): Promise<void> {
		const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
		return this.page.getByLabel(this.#words.choose).setInputFiles(file);
	}

	get plan(): Locator {
		return this.page.getByRole('table', { name: this.#words.plan });
	}

	/**
	 * The plan's rows and numbers, all of them: rows in the file, new, changed, unchanged, duplicate rows, quarantined,
	 * and what was left out where something was. They add up, or the test is wrong.
	 */
	async expectPlan(numbers: [number, number, number, number, number, number], leftOut = 0): Promise<void> {
		const shown = leftOut > 0 ? [...numbers, leftOut] : numbers;
		await expect(this.plan.getByRole('cell')).toHaveText(shown.map((each) => each.toLocaleString('en')));
		const names = [...this.#words.rows, this.#words.leftOut].slice(0, shown.length);
		await expect(this.plan.getByRole('rowheader')).toHaveText(names);
		const [rows, ...parts] = shown;
		expect(parts.reduce((sum, each) => sum + each)).toBe(rows);
	}

	status(text: string | RegExp): Locator {
		return this.page.getByRole('status').filter({ hasText: text });
	}

	/** Entries under a heading, which may go on with their number. */
	list(heading: string): Locator {
		return this.page.getByRole('region', { name: heading }).getByRole('listitem');
	}

	button(name: string): Locator {
		return this.page.getByRole('button', { name, exact: true });
	}

	combobox(name: string): Locator {
		return this.page.getByRole('combobox', { name, exact: true });
	}
}

/** A flow that begins on the import page, in the language of its locale. */
export const test = base.extend<{ importing: ImportPage }>({
	importing: async ({ page, locale }, use) => {
		await page.goto('data/import/');
		await use(new ImportPage(page, locale?.startsWith('zh') ? 'zh' : 'en'));
	}
});
