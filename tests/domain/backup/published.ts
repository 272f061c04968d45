import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** The JSON Schema that others write and read backups by. */
export const PUBLISHED_SCHEMA = JSON.parse(readFileSync('static/satchel-backup.schema.json', 'utf8')) as object;

/** Whether a file is what the published schema says, as a validator that is not ours sees it. */
export const fitsPublishedSchema = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
	PUBLISHED_SCHEMA
);
