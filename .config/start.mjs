// `npm start`: installs what is missing, builds what has changed and serves it on this computer only.
import { build, root } from './build.mjs';
import { installPackages } from './install.mjs';
import { serve } from './serve.mjs';

const FIRST_PORT = 4173;
const PORTS_TRIED = 100;

process.chdir(root);
if (Number(process.versions.node.split('.')[0]) < 20) {
	console.error(`Satchel is built with Node 20 or newer; this is ${process.version}.`);
	process.exit(1);
}
installPackages();
console.log('── Building');
const folder = await build();
const { url } = await serveNearby(FIRST_PORT);
console.log(`Satchel is at ${url} (Ctrl+C stops it)`);

/** @param {number} port @returns {ReturnType<typeof serve>} */
async function serveNearby(port) {
	try {
		return await serve(folder, { port });
	} catch (error) {
		const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
		if (taken && port < FIRST_PORT + PORTS_TRIED) return serveNearby(port + 1);
		throw error;
	}
}
