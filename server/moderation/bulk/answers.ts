import * as z from 'zod';

import { UNDO_DAYS } from '../../catalog/index.ts';
import type { BulkRow } from './act-queries.ts';
import type { Target } from './target-queries.ts';

const DAY_MS = 86_400_000;

/** Something that was done to many things. */
export const BulkActAnswer = z.object({
  id: z.int().positive(),
  kind: z.enum(['remove-comments', 'block-videos', 'mute-accounts']),
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  asked: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  total: z.int().min(0).describe('how many things it is about'),
  username: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  undoableUntil: z.iso.datetime(),
});

/** What an act hits: how many things, the first of them, and the act itself unless this was a dry run. */
export const BulkAnswer = z.object({
  total: z.int().min(0),
  data: z.array(
    z.object({
      id: z.int().positive(),
      text: z.string().describe('of a comment, or the name of a video or an account'),
      handle: z.string().describe('of the account whose it is'),
    }),
  ),
  bulkAct: BulkActAnswer.nullable(),
});

export const bulkActJson = ({ act, username }: BulkRow): z.input<typeof BulkActAnswer> => ({
  id: act.id,
  kind: act.kind,
  state: act.state,
  asked: act.asked,
  reason: act.reason,
  total: act.total,
  username,
  createdAt: act.createdAt.toISOString(),
  updatedAt: act.updatedAt.toISOString(),
  undoableUntil: undoableUntil(act).toISOString(),
});

/** Until when an act can be undone: it is forgotten then. */
const undoableUntil = ({ createdAt }: { createdAt: Date }) =>
  new Date(createdAt.getTime() + UNDO_DAYS * DAY_MS);

export const targetJson = ({ id, text, name, host }: Target) => ({
  id,
  text,
  handle: host === null ? name : `${name}@${host}`,
});
