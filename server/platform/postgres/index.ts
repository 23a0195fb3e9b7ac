export { startPostgres, type EmbeddedPostgres } from './start.ts';
