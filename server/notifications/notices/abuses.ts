import * as z from 'zod';

import { NotificationType } from '../kinds.ts';
import { findAbuse, findAbuseMessage } from '../moderation-queries.ts';
import { defineNotice } from '../notice.ts';

const id = z.int().positive();
const AbuseRef = z.object({ abuseId: id });

export const newAbuseForModerators = defineNotice({
  type: NotificationType.newAbuseForModerators,
  name: 'new-abuse',
  setting: 'abuseAsModerator',
  payload: AbuseRef,
  async find(db, { abuseId }) {
    const abuse = await findAbuse(db, abuseId);
    if (!abuse) return;
    return { ...ofAbuse(abuseId), doerId: abuse.reporterId, audience: { staff: true } };
  },
});

/** Told to the reporter, once for each state a report comes into. */
export const abuseStateChange = defineNotice({
  type: NotificationType.abuseStateChange,
  name: 'abuse-state-change',
  setting: 'abuseStateChange',
  payload: AbuseRef,
  async find(db, { abuseId }) {
    const abuse = await findAbuse(db, abuseId);
    if (!abuse || abuse.reporterId === null) return;
    return {
      subject: `abuse:${abuseId}:${abuse.state}`,
      refs: { abuseId },
      audience: { accountIds: [abuse.reporterId] },
    };
  },
});

/** Told to the reporter and the moderators, but for who wrote it. */
export const abuseNewMessage = defineNotice({
  type: NotificationType.abuseNewMessage,
  name: 'abuse-new-message',
  setting: 'abuseNewMessage',
  payload: AbuseRef.extend({ messageId: id }),
  async find(db, { abuseId, messageId }) {
    const found = await findAbuseMessage(db, messageId);
    if (!found) return;
    return {
      subject: `abuse-message:${messageId}`,
      refs: { abuseId },
      doerId: found.authorId,
      audience: { staff: true, accountIds: found.reporterId === null ? [] : [found.reporterId] },
    };
  },
});

const ofAbuse = (abuseId: number) => ({ subject: `abuse:${abuseId}`, refs: { abuseId } });
