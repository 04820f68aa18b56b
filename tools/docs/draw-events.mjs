/** Writes the schemas of events, which the build of everything else needs. */
import { writeFileSync } from 'node:fs';
import { staleEventSchemas } from './event-schemas.mjs';

for (const [path, text] of await staleEventSchemas()) writeFileSync(path, text);
