/** Licences of the code in the app that is not its own; made by `.config/licences.mjs`. */
declare module 'virtual:licences' {
	const licences: { name: string; version: string; licence: string; text: string }[];
	export default licences;
}
