import type { Origin } from '../catalog/index.ts';
import type { Db } from '../platform/db.ts';
import { listOf } from '../platform/http.ts';
import { notificationJson } from './notification-json.ts';
import {
  countNotifications,
  listNotifications,
  type Notification,
  type NotificationPage,
} from './queries.ts';
import { findSubjects, type Reader } from './subjects.ts';

/** Notifications as their reader may see them now. */
export async function present(db: Db, node: Origin, rows: Notification[], reader: Reader) {
  const subjects = await findSubjects(db, rows, reader);
  return rows.map((row) => notificationJson(node, row, subjects, reader));
}

/** A page of a user's notifications. */
export async function notificationList(
  db: Db,
  node: Origin,
  reader: Reader,
  page: NotificationPage,
) {
  const [rows, total] = await Promise.all([
    listNotifications(db, reader.id, page),
    countNotifications(db, reader.id, page),
  ]);
  return listOf(await present(db, node, rows, reader), total);
}
