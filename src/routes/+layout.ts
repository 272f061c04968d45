// Every page is a real file with relative links, so one build runs in any folder of any static host.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'always';
