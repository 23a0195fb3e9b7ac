import * as z from 'zod';

import { findAccountByUrl, findVideoByUrl } from '../../server/catalog/index.ts';
import { findCommentByUrl } from '../../server/engagement/index.ts';
import { type RemoteTarget, takeRemoteReport } from '../../server/moderation/index.ts';
import { accountOf } from '../actors/actor-of.ts';
import { requireRoom } from '../bounds/room.ts';
import { type Handler, type Handling, Ignored } from '../inbox/handling.ts';
import { listOf, optional, Reference, text } from '../vocabulary/incoming/common.ts';

const MAX_OBJECTS = 20;

const Seconds = optional(z.number().int().min(0).max(1_000_000));

const Flag = z.object({
  content: optional(text(3_000)),
  object: listOf(Reference, MAX_OBJECTS),
  tag: listOf(z.object({ name: z.string().max(100) }), 20),
  startAt: Seconds,
  endAt: Seconds,
});

/** Somebody of another node reports what is here. One report per thing; Mastodon names the account and its posts at once. */
export const takeFlag: Handler = async (node, { activity, signer }) => {
  const flag = Flag.parse(activity);
  await requireRoom(node.db, 'reportsOfHost', signer.host!);
  let taken = 0;
  for (const url of flag.object) {
    const target = await targetAt(node, url, flag);
    if (!target) continue;
    const report = {
      url: taken === 0 ? activity.id : `${activity.id}#${taken}`,
      reporterId: accountOf(signer),
      content: flag.content ?? '',
      predefinedReasons: flag.tag.map(({ name }) => name),
      target,
    };
    await node.db.transaction((tx) => takeRemoteReport(tx, report));
    taken++;
  }
  if (taken === 0) throw new Ignored('nothing of it is known here');
};

async function targetAt(
  { db, publicUrl }: Handling,
  url: string,
  { startAt, endAt }: z.output<typeof Flag>,
): Promise<RemoteTarget | undefined> {
  const video = await findVideoByUrl(db, publicUrl, url);
  if (video) return { videoId: video.video.id, startAt: startAt ?? null, endAt: endAt ?? null };
  const comment = await findCommentByUrl(db, publicUrl, url);
  if (comment) return { commentId: comment.id };
  const account = await findAccountByUrl(db, publicUrl, url);
  return account && { accountId: account.account.id };
}
