import { openDatabase } from '../../server/platform/db.ts';
import type { Connection } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { transcodeChunks } from '../../server/transcode/tables.ts';

/** Watches how often each part of a node is taken, also of those that are joined and gone by now. */
export function attemptsOf(node: { connection: Connection }) {
  const { db, close } = openDatabase(node.connection, silentLog);
  const most = new Map<string, number>();
  const look = async () => {
    for (const { videoId, rank, index, attempts } of await db.select().from(transcodeChunks)) {
      const part = `${videoId} ${rank} ${index}`;
      most.set(part, Math.max(attempts, most.get(part) ?? 0));
    }
  };
  const timer = setInterval(() => void look().catch(() => {}), 100);
  return {
    /** How many parts there were. */
    parts: () => most.size,
    /** How many times a part was taken that had been taken before. */
    repeated: () =>
      [...most.values()].reduce((sum, attempts) => sum + Math.max(0, attempts - 1), 0),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await close();
    },
  };
}
