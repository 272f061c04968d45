import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { fileSchema } from '$lib/domain/backup/shapes';
import { fileOf, sampleBook } from './sample';
it('gen', async () => {
	writeFileSync('static/satchel-backup.schema.json', JSON.stringify(fileSchema(), null, '\t') + '\n');
	writeFileSync('tests/vectors/backup-1.0.json', await fileOf(sampleBook()).text());
});
