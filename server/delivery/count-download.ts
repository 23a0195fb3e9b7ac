import type { IncomingMessage } from 'node:http';

import { recordDownload } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { callerAddress } from '../platform/http/caller.ts';
import type { Log } from '../platform/log.ts';
import { callerOf } from '../platform/rate-limit.ts';

const FROM_THE_START = /^bytes=0*-/i;

/** Whether a request begins a download, and does not go on with one. */
const begins = ({ method, headers: { range } }: IncomingMessage) =>
  method === 'GET' && (range === undefined || FROM_THE_START.test(range));

/** Counts the downloads that requests begin, beside their answers: what is wrong with that is no fault of theirs. */
export const createDownloadCounter =
  ({ db, log }: { db: Db; log: Log }) =>
  (request: IncomingMessage, videoId: number): void => {
    if (!begins(request)) return;
    const caller = callerOf(callerAddress(request));
    recordDownload(db, { videoId, caller }).catch((error: unknown) =>
      log.warn({ error: String(error) }, 'a download was not counted'),
    );
  };

export type DownloadCounter = ReturnType<typeof createDownloadCounter>;
