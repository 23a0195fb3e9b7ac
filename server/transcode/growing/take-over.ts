import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import {
  findGrowing,
  fragmentedName,
  type Growing,
  letGoOfGrowing,
  moveGrowing,
  takeOverGrowing,
} from '../../catalog/index.ts';
import type { Rung } from '../plan/ladder.ts';
import { renditionKey } from '../rendition-key.ts';
import type { Tools, Work } from '../work.ts';
import type { Grower } from './grower.ts';
import { resumeFrom } from './resume.ts';

type Making = Pick<Tools, 'db' | 'storage'> & { signal: AbortSignal };

const LOOKS = 20; // as long as one takes who is just ending
const LOOK_MS = 100;

/**
 * Makes a rendition in place of whoever did until now, or from its beginning. If it is not whole then, the next one can go on
 * at once. Fails with `insufficient_storage` where there is no room for the copy of what somebody may still write to.
 */
export async function asGrower<Made>(
  tools: Making,
  work: Work,
  rung: Rung,
  make: (grower: Grower) => Promise<Made>,
): Promise<Made> {
  const grower = await openGrower(tools, work, rung);
  try {
    return await make(grower);
  } finally {
    const mine = { videoId: work.source.videoId, height: rung.height, token: grower.token };
    await letGoOfGrowing(tools.db, mine).catch(() => {}); // then the next one makes a copy
  }
}

/**
 * Takes over a rendition, or begins it. A sound alone and what is copied are made again from their beginning: that takes a
 * moment, and makes the same bytes. An encoder of pictures does not: with a limit to its bitrate, x264 looks at how far its
 * threads have come just then.
 */
export async function openGrower(
  tools: Making,
  { source, plan }: Work,
  { height }: Rung,
): Promise<Grower> {
  const { db, storage } = tools;
  const { videoId, uuid, setUuid, facts } = source;
  const mine = { videoId, height, token: randomUUID() };
  const name = fragmentedName(setUuid, height);
  const freshKey = renditionKey(uuid, name);
  await untilLetGo(tools, mine);
  const former = await takeOverGrowing(db, mine);
  const begun =
    former?.wasLetGo === false
      ? await copyApart(tools, former, { ...mine, uuid, key: freshKey })
      : former;
  const blobKey = begun?.blobKey ?? freshKey;
  const path = storage.localPath({ key: blobKey, place: 'local' });
  const isResumable = height > 0 && !plan.copiesPicture;
  const resume = begun && isResumable ? await resumeFrom(path, begun, facts) : undefined;
  return { token: mine.token, name, blobKey, begun, resume };
}

type Mine = { videoId: number; height: number; token: string };

/** Whoever made it until now may only be standing still, and write once more: what is gone on with is out of its reach. */
async function copyApart(
  { db, storage, signal }: Making,
  former: Growing,
  { key, ...mine }: Mine & { uuid: string; key: string },
): Promise<Growing> {
  await storage.copyBeginning(former.blobKey, key, { ...former, signal });
  await db.transaction((tx) => moveGrowing(tx, mine, key));
  return { ...former, blobKey: key };
}

/** Gives whoever makes a rendition the time to end: nothing of what it has made need then be copied. */
async function untilLetGo({ db, signal }: Making, { videoId, height }: Mine): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks++) {
    const growing = (await findGrowing(db, videoId)).find((one) => one.height === height);
    if (!growing?.token) return;
    await delay(LOOK_MS, undefined, { signal });
  }
}
