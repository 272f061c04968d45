const policy = globalThis.trustedTypes?.createPolicy('satchel-scripts', { createScriptURL: (url) => url });

/**
 * A script address the page's Trusted Types policy lets through; the plain text where the browser has no such types.
 * For addresses this build made itself: the worker's and the service worker's, never for text from outside.
 */
export const trustedScript = (url: string): URL | string => policy?.createScriptURL(url) ?? url;
