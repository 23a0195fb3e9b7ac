import { eq, sql } from 'drizzle-orm';

import type { Db } from '../platform/db.ts';
import type { NotificationSettings } from './notification-settings.ts';
import { users } from './tables.ts';

/** Changes what is given, leaves the rest. */
export async function changeNotificationSettings(
  db: Db,
  userId: number,
  change: Partial<NotificationSettings>,
): Promise<void> {
  await db
    .update(users)
    .set({
      notificationSettings: sql`${users.notificationSettings} || ${JSON.stringify(change)}::jsonb`,
    })
    .where(eq(users.id, userId));
}
