/** Says that what is built in dist/cjs is CommonJS, whatever the package around it is. */
import { writeFileSync } from 'node:fs';

writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
