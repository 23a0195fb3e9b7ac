import type { PagedList } from '../browse/list.svelte.ts';
import { problemWords } from '../problem.ts';
import { toast } from '../ui/toasts.svelte.ts';
import { type Notification, notificationsApi } from './notifications-api.ts';

/** Marks one notification as read; nobody waits for it, and it stays unread when that fails. */
export function readOne(list: PagedList<Notification>, notification: Notification): void {
  if (notification.read) return;
  list.replace({ ...notification, read: true });
  notificationsApi.markRead([notification.id]).catch(() => list.replace(notification));
}

/** Marks all as read. */
export async function readAll(list: PagedList<Notification>): Promise<void> {
  try {
    await notificationsApi.markAllRead();
    for (const notification of list.items) list.replace({ ...notification, read: true });
  } catch (error) {
    toast(problemWords(error).title, 'danger');
  }
}
