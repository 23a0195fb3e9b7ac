import { sql } from 'drizzle-orm';
import * as z from 'zod';

import { createKeyPairs } from '../../../federation/actors/key-pairs.ts';
import { ourActor } from '../../../federation/actors/our-actor.ts';
import type { Actor } from '../../../federation/actors/queries.ts';
import { takeActor } from '../../../federation/actors/resolve-actor.ts';
import { putNodeFollow } from '../../../federation/follows/queries.ts';
import { handlerOf } from '../../../federation/inbox/handlers.ts';
import { type Handling, Ignored } from '../../../federation/inbox/handling.ts';
import { readKept } from '../../../federation/inbox/read-activity.ts';
import { isPlain } from '../../../federation/signatures/index.ts';
import { ForeignActivity, kindOf } from '../../../federation/vocabulary/incoming/activity.ts';
import { ForeignActor } from '../../../federation/vocabulary/incoming/actor.ts';
import type { Db } from '../../../server/platform/db.ts';
import { Failure } from '../../../server/platform/errors.ts';
import { silentLog } from '../../../server/platform/log.ts';
import { EVIL, OURS, VICTIM } from './activities.ts';
import { openHostileWeb } from './web.ts';

const publicUrl = new URL(OURS);

const web = openHostileWeb(publicUrl, [EVIL, VICTIM]);

/** A node with nothing but a database, among hostile ones. */
const bareNode = (db: Db) =>
  ({
    db,
    publicUrl,
    log: silentLog,
    signal: new AbortController().signal,
    config: { allowPrivateAddresses: false, mirrorsFrom: 'anybody' },
    fetch: web.fetch,
  }) as unknown as Handling;

/** Has a database know actors of two nodes, one of them hostile and followed; returns how to hand it what that one says. */
export async function openInboxFuzz(db: Db) {
  const node = bareNode(db);
  const { publicKeyPem } = await createKeyPairs();
  const take = (origin: string, type: 'Person' | 'Group' | 'Application', name: string) => {
    const id = `${origin}/${type === 'Group' ? 'video-channels' : 'accounts'}/${name}`;
    const document = {
      id,
      type,
      preferredUsername: name,
      inbox: `${id}/inbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem },
      attributedTo: [`${origin}/accounts/alice`],
    };
    return takeActor(node, ForeignActor.parse(document));
  };
  const signers = new Map<string, Actor>();
  for (const origin of [VICTIM, EVIL])
    for (const [type, name] of ACTORS) {
      const actor = await take(origin, type, name);
      if (origin === EVIL) signers.set(actor.url, actor);
    }
  const us = await ourActor(db, { publicUrl }, 'node');
  for (const { id } of signers.values())
    await putNodeFollow(
      db,
      { followerId: us.id, followedId: id },
      { state: 'accepted', url: null },
    );
  await db.execute(sql`update actors set fetched_at = now() + interval '1 year'`); // never asked for again

  return {
    /** The addresses connections were opened to. */
    reached: web.reached,
    /** Handles an activity as if a hostile actor had signed it; returns how that ended, and throws for a bug. */
    async handle(document: object): Promise<string> {
      web.show((document as { object?: unknown }).object);
      const parsed = ForeignActivity.safeParse(JSON.parse(JSON.stringify(document)));
      if (!parsed.success || !isPlain(document as Record<string, unknown>)) return 'not taken';
      const signer = signers.get(parsed.data.actor);
      if (!signer) return 'not signed';
      try {
        const activity = await readKept(document, { signer, isForwarded: false });
        const handler = handlerOf(kindOf(activity)) ?? handlerOf(activity.type);
        if (!handler) return 'ignored';
        await handler(node, { activity, signer, isForwarded: false, body: document });
        return 'done';
      } catch (error) {
        if (error instanceof Ignored) return 'ignored';
        if (error instanceof Failure || error instanceof z.ZodError) return 'refused';
        throw error;
      }
    },
    /** All that is not of the hostile node, but counts: as one text. */
    async othersState(): Promise<string> {
      const [row] = await db.execute<{ state: string }>(sql`select concat_ws('|',
        (select string_agg(concat_ws(',', id, name, url, host, display_name, description, deleted_at), ';' order by id)
          from accounts where host is distinct from 'evil.example'),
        (select string_agg(concat_ws(',', id, name, url, account_id, display_name, description, deleted_at), ';' order by id)
          from channels where host is distinct from 'evil.example'),
        (select string_agg(concat_ws(',', id, name, url, channel_id, uuid, privacy, state), ';' order by id)
          from videos where url is null or url not like ${`${EVIL}/%`}),
        (select string_agg(concat_ws(',', id, url, text, deleted_at), ';' order by id)
          from comments where url is null or url not like ${`${EVIL}/%`}),
        (select string_agg(concat_ws(',', id, url, public_key_pem, key_url, inbox_url), ';' order by id)
          from actors where host is distinct from 'evil.example' and host is not null),
        (select string_agg(concat_ws(',', id, url, display_name), ';' order by id)
          from video_playlists where url is null or url not like ${`${EVIL}/%`})) as state`);
      return row!.state;
    },
  };
}

const ACTORS = [
  ['Person', 'alice'],
  ['Person', 'bob'],
  ['Person', 'carol'],
  ['Application', 'peertube'],
  ['Group', 'gold_channel'],
  ['Group', 'alice_channel'],
] as const;
