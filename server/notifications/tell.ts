import * as z from 'zod';

import { type NotificationSetting, notificationSettingsOf, NotifyBy } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { defineEvent, emit } from '../platform/events.ts';
import type { Recipient } from './audience-queries.ts';
import type { NotificationType } from './kinds.ts';
import { announceNews, insertNotifications, type Refs } from './queries.ts';

export const MailRef = z.object({ notificationIds: z.array(z.int().positive()).max(50) });

/** Some notifications are to be sent by mail. */
export const mailDue = defineEvent('notification.mail-due', MailRef);

const PER_MAIL_JOB = 50;

type Told = {
  type: NotificationType;
  setting?: NotificationSetting;
  subject: string;
  refs: Refs;
  mailEnabled: boolean;
};

/** Tells some users, each in the ways they chose, and none of them twice. */
export async function tell(db: Db, told: Told, recipients: Recipient[]): Promise<void> {
  const { type, subject, refs } = told;
  const byWay = new Map(recipients.map((each) => [each.userId, waysOf(each, told)]));
  const reached = [...byWay].filter(([, ways]) => ways !== NotifyBy.none);
  if (reached.length === 0) return;
  await db.transaction(async (tx) => {
    const added = await insertNotifications(
      tx,
      reached.map(([userId, ways]) => ({
        ...refs,
        userId,
        type,
        subject,
        onWeb: has(ways, 'web'),
      })),
    );
    const mailed = added.filter(({ userId }) => has(byWay.get(userId)!, 'email'));
    for (let n = 0; n < mailed.length; n += PER_MAIL_JOB) {
      const notificationIds = mailed.slice(n, n + PER_MAIL_JOB).map(({ id }) => id);
      await emit(tx, mailDue, { notificationIds });
    }
    await announceNews(
      tx,
      added.filter(({ onWeb }) => onWeb).map(({ userId }) => userId),
    );
  });
}

const has = (ways: number, way: keyof typeof NotifyBy) => (ways & NotifyBy[way]) !== 0;

/** How this user is told: no mail goes to an address they were asked to show to be theirs and have not. */
function waysOf(user: Recipient, { setting, mailEnabled }: Told): number {
  const wanted = setting
    ? notificationSettingsOf(user.settings)[setting]
    : NotifyBy.web | NotifyBy.email;
  const reachesMail = mailEnabled && user.emailVerified !== false;
  return reachesMail ? wanted : wanted & ~NotifyBy.email;
}
