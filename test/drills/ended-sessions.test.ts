import { expect, onTestFinished, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { webReadyClip } from '../support/clips.ts';
import { openSessions } from '../support/database-sessions.ts';
import { ADMIN_PASSWORD } from '../support/node.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { detailsOf, openStudio } from '../support/studio.ts';

const ENDINGS = 20;
const ROUNDS = 5;
const PATIENCE_MS = 10_000; // the drill's own bound
const IN_A_ROW = 50;

/** Counts up in one place of the node until told to stop, and remembers how far it was acknowledged, and how answered. */
async function keepCounting(user: SignedIn) {
  const path = '/api/v1/video-playlists';
  const put = async (count: number, at = path, method = 'POST') => {
    const form = new FormData();
    form.set('displayName', String(count));
    return user.request(at, { method, body: form });
  };
  const created = (await (await put(0)).json()) as { videoPlaylist: { uuid: string } };
  const mine = `${path}/${created.videoPlaylist.uuid}`;
  const statuses = new Set<number>();
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  let [acknowledged, tried] = [0, 0];
  const counting = (async () => {
    while (!stopping.signal.aborted) {
      const { status } = await put(++tried, mine, 'PUT');
      statuses.add(status);
      if (status < 300) acknowledged = tried;
    }
  })();
  counting.catch(() => {}); // told by stop()
  return {
    acknowledged: () => acknowledged,
    /** What the node has, the last that it acknowledged, the last it was asked for, and how it has answered. */
    async stop() {
      stopping.abort();
      await counting;
      const { displayName } = (await (await user.request(mine)).json()) as { displayName: string };
      return { kept: Number(displayName), acknowledged, tried, statuses };
    },
  };
}

test('sessions that are ended, and find no place after that, cost neither the node nor anything it has acknowledged', async () => {
  const node = await startNodeProcess();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const sessions = openSessions(node.connection);
  const ofNode = { process: `tributary:${node.pid()}` };
  const status = async () => (await root.request('/api/v1/users/me')).status;

  const counter = await keepCounting(root);
  for (let endings = 0; endings < ENDINGS; endings++) {
    const before = counter.acknowledged();
    await expect.poll(() => sessions.end(ofNode)).toBeGreaterThan(0);
    await expect.poll(counter.acknowledged).toBeGreaterThan(before);
  }
  for (let rounds = 0; rounds < ROUNDS; rounds++) {
    await Promise.all([sessions.end(ofNode), sessions.takeAllPlaces()]);
    expect([200, 503]).toContain(await status()); // whoever is quicker has the place
  }

  await sessions.leave();
  const answersInARow = async () => {
    for (let row = 0; row < IN_A_ROW; row++) if ((await status()) !== 200) return row;
    return IN_A_ROW;
  };
  await expect.poll(answersInARow, { timeout: PATIENCE_MS }).toBe(IN_A_ROW);
  const { kept, acknowledged, tried, statuses } = await counter.stop();
  expect(kept).toBeGreaterThanOrEqual(acknowledged);
  expect(kept).toBeLessThanOrEqual(tried);
  expect(statuses.difference(new Set([204, 503]))).toEqual(new Set());

  const { uuid } = await (await openStudio(root)).upload(await webReadyClip());
  const state = async () => (await detailsOf(root, uuid)).state.id;
  await expect.poll(state, { timeout: 60_000 }).toBe(1); // events and jobs go on, too
}, 240_000);
