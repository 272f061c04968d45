/** OpenCC's dictionary of single characters, which the package ships without types: `傳 传|單 单|…`. */
declare module 'opencc-js/dict/TSCharacters' {
	const characters: string;
	export default characters;
}
