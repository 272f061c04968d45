/** Made by `.config/samples/plugin.ts` while building. */
declare module 'virtual:sample-book/*' {
	const book: import('$lib/domain/samples/book').SampleBook;
	export default book;
}
