// Before the first paint: the chosen theme, text size and language, so that none flashes. Nothing personal is kept here.
try {
	const theme = localStorage.getItem('satchel.theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	const size = localStorage.getItem('satchel.text-size');
	if (size === 'large' || size === 'larger') document.documentElement.dataset.text = size;
	const language = localStorage.getItem('satchel.language') || navigator.language;
	document.documentElement.lang = /^zh/i.test(language) ? 'zh-CN' : 'en';
} catch {
	// Storage is blocked: the layout says so once it runs.
}
