import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./{server,federation}/**/{tables,*-tables}.ts'],
  out: './migrations',
});
