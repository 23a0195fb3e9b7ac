export type { MakeRendition } from './do-job.ts';
export { startWorker } from './start-worker.ts';
