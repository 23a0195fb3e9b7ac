import type { Database, Db } from '../../platform/db.ts';
import { notify } from '../../platform/db/notify.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import { openTrials } from './open-trials.ts';

const CHANNEL = 'encoders';
const ANEW = 'anew'; // without a word is heard that the connection is there

type Encoding = {
  database: Database;
  ffmpeg: Ffmpeg;
  storage: Storage;
  log: Log;
  config: { triesEncodersAtStart: boolean };
};

/** Has every process that encodes for this node try all encoders of its machine again. */
export const tryEverywhere = (db: Db): Promise<void> => notify(db, CHANNEL, ANEW);

/** Has a process that encodes try its encoders, beside its work: now, unless it is set to later, and whenever it is told to. */
export async function keepTrying({ database, config, ...tools }: Encoding) {
  const trials = openTrials(tools);
  await database.listen(CHANNEL, (word) => word === ANEW && trials.begin({ anew: true }));
  if (config.triesEncodersAtStart) trials.begin({ anew: false });
  return { close: trials.close };
}
