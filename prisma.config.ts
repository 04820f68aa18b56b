import { defineConfig } from 'prisma/config';

/** Read by `prisma generate` only; migrations do not go through this CLI (see tools/database). */
export default defineConfig({
  schema: 'prisma/schema',
});
