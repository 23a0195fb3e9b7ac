import { and, eq, sql } from 'drizzle-orm';

import type { SetRef } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { qualityReports } from '../tables.ts';
import type { QualityReport } from './report.ts';

type Row = { videoId: number; setUuid: string; report: QualityReport };

/** Records a report in place of a former one. */
export const putReport = (tx: Db, row: Row) =>
  tx
    .insert(qualityReports)
    .values(row)
    .onConflictDoUpdate({
      target: qualityReports.videoId,
      set: {
        setUuid: row.setUuid,
        report: row.report,
        madeAt: sql`now()`,
        isJudged: sql`${qualityReports.isJudged} and ${qualityReports.setUuid} = ${row.setUuid}`,
      },
    });

export const findReport = async (db: Db, videoId: number) =>
  (await db.select().from(qualityReports).where(eq(qualityReports.videoId, videoId)))[0];

/** Notes that the gate has judged a source; tells whether it is the first time. */
export async function judgeOnce(tx: Db, { videoId, setUuid }: SetRef): Promise<boolean> {
  const judged = await tx
    .update(qualityReports)
    .set({ isJudged: true })
    .where(
      and(
        eq(qualityReports.videoId, videoId),
        eq(qualityReports.setUuid, setUuid),
        eq(qualityReports.isJudged, false),
      ),
    )
    .returning({ videoId: qualityReports.videoId });
  return judged.length > 0;
}
