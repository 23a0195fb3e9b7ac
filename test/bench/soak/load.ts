import { setTimeout as delay } from 'node:timers/promises';

import { ask } from '../../support/asking.ts';
import { openClient } from '../../support/client.ts';
import { webReadyClip } from '../../support/clips.ts';
import { detailsOf, filesOf, openStudio } from '../../support/studio.ts';

const UPLOAD_EVERY_MS = 10_000;
const READ_EVERY_MS = 100;
const AGAIN_MS = 500;
const MOST_VIDEOS = 5; // older ones are deleted: what is there stays the same

/** Some who read, play and comment, and one who publishes and deletes, until stopped. What goes wrong but for an absence is counted. */
export function startLoad(url: string) {
  const stopping = new AbortController();
  const [uuids, latenciesMs]: [string[], number[]] = [[], []];
  const faults = new Map<string, number>();
  const note = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const signIn = () => openClient(url).signIn('root', 'bench bench');

  async function publish() {
    const user = await signIn();
    const studio = await openStudio(user);
    const { uuid } = await studio.upload(await webReadyClip());
    await studio.watchToTheEnd(uuid);
    await ask(user, `POST /videos/${uuid}/comment-threads`, { text: 'What a river' });
    uuids.push(uuid);
    if (uuids.length > MOST_VIDEOS) await ask(user, `DELETE /videos/${uuids.shift()}`);
  }

  async function read() {
    const client = openClient(url);
    const uuid = uuids.at(-1);
    const ofVideo = uuid ? [`/videos/${uuid}`, `/videos/${uuid}/comment-threads`] : [];
    for (const path of ['/videos', ...ofVideo]) {
      const startedAt = performance.now();
      const { status } = await ask(client, `GET ${path}`);
      latenciesMs.push(performance.now() - startedAt);
      if (status >= 500 && status !== 503) note(`${path.split('/')[1]} ${status}`);
    }
    const status = uuid && (await play(client, uuid));
    if (status && status !== 206 && uuids.includes(uuid)) note(`media ${status}`);
  }

  const keep = async (act: () => Promise<void>, everyMs: number) => {
    while (!stopping.signal.aborted) {
      const isThere = await act().then(
        () => true,
        () => false, // it was just killed
      );
      const pause = isThere ? everyMs : AGAIN_MS;
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const all = Promise.all([
    keep(publish, UPLOAD_EVERY_MS),
    ...Array.from({ length: 4 }, () => keep(read, READ_EVERY_MS)),
  ]);
  return {
    latenciesMs,
    faults,
    async stop() {
      stopping.abort();
      await all;
    },
  };
}

/** Fetches the first bytes of a video's best rendition; their status, undefined while there is none. */
async function play(client: ReturnType<typeof openClient>, uuid: string) {
  const [file] = filesOf(await detailsOf({ token: '', ...client }, uuid));
  const played = file && (await fetch(file.fileUrl, { headers: { range: 'bytes=0-65535' } }));
  await played?.arrayBuffer();
  return played?.status;
}
