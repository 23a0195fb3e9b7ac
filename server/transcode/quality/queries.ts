import { eq, sql } from 'drizzle-orm';

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
      set: { setUuid: row.setUuid, report: row.report, madeAt: sql`now()` },
    });

export const findReport = async (db: Db, videoId: number) =>
  (await db.select().from(qualityReports).where(eq(qualityReports.videoId, videoId)))[0];
