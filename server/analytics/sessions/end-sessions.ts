import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { sessionEnded } from '../events.ts';
import { closeSessions } from './session-queries.ts';

/** Ends the sessions that nothing was heard of for an hour, of one viewer or of all: nothing says then whose they were. */
export const endSessions = (db: Db, ofViewer?: string): Promise<void> =>
  db.transaction(async (tx) => {
    for (const sessionId of await closeSessions(tx, ofViewer))
      await emit(tx, sessionEnded, { sessionId });
  });
