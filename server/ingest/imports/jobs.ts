import { instanceConfig } from '../../instance/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { endImport } from './end-import.ts';
import { ImportRef } from './events.ts';
import { ImportState } from './import-state.ts';
import { runImport } from './run-import.ts';
import type { ImportNode } from './running.ts';

type Concurrency = number | ((node: ImportNode) => Promise<number>);

const defineImportJob = (name: string, concurrency: Concurrency) =>
  defineJob<ImportNode>()({
    name,
    payload: ImportRef,
    attempts: 3,
    timeoutMinutes: 13 * 60, // a little more than the fetch itself may take
    concurrency,
    run: ({ importId }, node) => runImport(node, importId),
    async gaveUp({ importId }, error, node) {
      await endImport(node, { id: importId }, { state: ImportState.failed, error });
    },
  });

/** Fetches the file of an import and makes its video of it: so many at once as administrators have set. */
export const importVideo = defineImportJob(
  'ingest.import-video',
  async ({ db }) => (await instanceConfig(db)).import.videos.concurrency,
);

/** The same for what lists of videos bring: these take their turn one by one, so that others need not wait for them. */
export const importListedVideo = defineImportJob('ingest.import-listed-video', 1);
