export {};

declare global {
	/** Trusted Types, as far as this app uses them; TypeScript's DOM library has no typings for them yet. */
	var trustedTypes:
		| {
				createPolicy(
					name: string,
					rules: { createScriptURL(url: string): string }
				): { createScriptURL(url: string): URL };
		  }
		| undefined;
}
