import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { playlistOf, previewOf, segmentsOf } from '../../support/arriving.ts';
import type { SignedIn } from '../../support/client.ts';
import { beginByTus, type TusUpload } from '../../support/tus.ts';

const PARTS = 20;
const PART_EVERY_MS = 700;
const HELD_BACK = 6; // parts, until the beginning can be watched
const PATIENCE_SECONDS = 45; // an upload of which nothing comes for a minute is no longer watched
const AGAIN_MS = 500;
const MOST_TRIES = 360;

/** What became of an upload; `isWatched` tells whether its beginning was shown before its end was here. */
export type WatchedUpload = { uuid: string; isWatched: boolean; faults: string[] };

/**
 * Sends a file in parts by tus and watches it meanwhile, while processes are killed: what fails is tried again, from where
 * the node says it is. What was shown once has to stay.
 */
export async function uploadWatched(
  signIn: () => Promise<SignedIn>,
  url: string,
  file: string,
): Promise<WatchedUpload> {
  const user = await untilDone(signIn);
  const bytes = await readFile(file);
  const fields = { name: 'A film that is watched as it comes', privacy: '1' };
  const upload = await untilDone(() => beginByTus(user, url, bytes.length, fields));
  const watching = openWatching(user, upload);
  await untilDone(watching.ask);
  for (let part = 1; part <= PARTS; part++) {
    if (part === PARTS - HELD_BACK) await watching.untilShown();
    await untilDone(() => sendTo(upload, bytes, Math.ceil((bytes.length * part) / PARTS)));
    if (part < PARTS) await untilDone(watching.look);
    await delay(PART_EVERY_MS);
  }
  const uuid = await untilDone(() => videoOf(upload));
  return { uuid, isWatched: watching.isShown(), faults: watching.faults };
}

/** Sends what is missing until there are so many bytes. */
async function sendTo(upload: TusUpload, bytes: Buffer<ArrayBuffer>, to: number): Promise<void> {
  const from = await upload.offset();
  if (from >= to) return;
  const answer = await upload.patch(from, bytes.subarray(from, to));
  if (!answer.ok) throw new Error(`refused: ${answer.status}`);
}

async function videoOf(upload: TusUpload): Promise<string> {
  const uuid = (await upload.head()).headers.get('tributary-video');
  if (!uuid) throw new Error('the upload is no video yet');
  return uuid;
}

function openWatching(user: SignedIn, { id }: TusUpload) {
  const preview = previewOf(user, id);
  const faults: string[] = [];
  let seen: string[] = [];

  async function look(): Promise<void> {
    const { state, video } = await preview.read();
    if (state !== 'shown' || !video) return;
    const shown = segmentsOf(await playlistOf(user, video.uuid));
    if (seen.some((segment, n) => segment !== shown[n])) faults.push('what was shown has changed');
    seen = shown;
  }

  return {
    faults,
    look,
    ask: () => preview.ask(),
    isShown: () => seen.length > 0,
    async untilShown(): Promise<void> {
      for (let n = 0; n < PATIENCE_SECONDS && seen.length === 0; n++) {
        await untilDone(look);
        await delay(1000);
      }
    },
  };
}

/** Tries again while the node is down or not ready. Rejects with the last error after some minutes. */
async function untilDone<Done>(work: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await delay(AGAIN_MS);
    }
  }
}
