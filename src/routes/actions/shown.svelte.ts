/** What the keyboard has opened over the page: the palette, or the list of keys. */
class Shown {
	current = $state<'palette' | 'keys'>();
}

export const shown = new Shown();
