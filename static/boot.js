// Before the first paint: the chosen theme and language, so that neither flashes. Nothing personal is kept here.
try {
	const theme = localStorage.getItem('satchel.theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	const language = localStorage.getItem('satchel.language') || navigator.language;
	document.documentElement.lang = /^zh/i.test(language) ? 'zh-CN' : 'en';
} catch {
	// Storage is blocked: the layout says so once it runs.
}
