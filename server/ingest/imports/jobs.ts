import { defineJob } from '../../platform/jobs.ts';
import { endImport } from './end-import.ts';
import { ImportRef } from './events.ts';
import { ImportState } from './import-state.ts';
import { runImport } from './run-import.ts';
import type { ImportNode } from './running.ts';

/** Fetches the file of an import and makes its video of it. */
export const importVideo = defineJob<ImportNode>()({
  name: 'ingest.import-video',
  payload: ImportRef,
  attempts: 3,
  timeoutMinutes: 13 * 60, // a little more than the fetch itself may take
  concurrency: 2,
  run: ({ importId }, node) => runImport(node, importId),
  async gaveUp({ importId }, error, node) {
    await endImport(node, importId, { state: ImportState.failed, error });
  },
});
