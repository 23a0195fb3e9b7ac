import { abuseCreated } from '../../server/moderation/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import type { Handling } from '../inbox/handling.ts';
import { flagActivity } from '../vocabulary/moderation.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { inboxesOf } from './queries.ts';
import { findReport } from './report-queries.ts';

/** Tells the node of what somebody here reports, so that its moderators know too. */
export const tellReport = defineJob<Handling>()({
  name: 'federation.tell-report',
  payload: abuseCreated.payload,
  attempts: 5,
  timeoutMinutes: 5,
  async run({ abuseId }, node) {
    const found = await findReport(node.db, abuseId);
    if (!found) return;
    const { report, reporterId, flagged, url } = found;
    const reporter = await ourActor(node.db, node, { accountId: reporterId });
    const flag = flagActivity(node.publicUrl.origin, {
      id: abuseId,
      reporterUrl: reporter.url,
      flaggedAccountUrl: flagged.url,
      reason: report.reason,
      predefinedReasons: report.predefinedReasons,
      urls: [url],
      startSeconds: report.startAtSeconds,
      endSeconds: report.endAtSeconds,
    });
    await send(node.db, {
      actorId: reporter.id,
      activity: inContext('Flag', flag),
      inboxUrls: await inboxesOf(node.db, [flagged.id]),
    });
  },
});
