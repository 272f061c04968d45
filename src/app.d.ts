declare global {
	/** Trusted Types, as far as this app uses them; the DOM library has no typings for them yet.
	interface TrustedScriptURL {
		toString(): string;
	}
	interface Window {
		trustedTypes?: {
			createPolicy(
				name: string,
				rules: { createScriptURL(url: string): string }
			): { createScriptURL(url: string): TrustedScriptURL };
		};
	}
}

export {};
