/** The orders of lists of videos (contract § videosSort), with the columns each goes by. */
const ORDERS = {
  publishedAt: ['publishedAt'],
  createdAt: ['createdAt'],
  originallyPublishedAt: ['originallyPublishedAt'],
  name: ['name'],
  duration: ['durationSeconds'],
  views: ['views'],
  likes: ['likes'],
  comments: ['comments'],
  trending: ['recentViews', 'views'],
  hot: ['hot'],
  localVideoFilesSize: ['localBytes'],
  best: ['hot'], // and what the viewer has watched already goes down: see best-queries.ts
} as const;

export type OrderField = keyof typeof ORDERS;
export type OrderColumn = (typeof ORDERS)[OrderField][number];

export const ORDER_FIELDS = Object.keys(ORDERS) as [OrderField, ...OrderField[]];

export const columnsOf = (field: OrderField): readonly OrderColumn[] => ORDERS[field];

export type Order = { field: OrderField; descending: boolean };

/** Which part of a list, in which order. */
export type Page = { start: number; count: number; sort: Order };
