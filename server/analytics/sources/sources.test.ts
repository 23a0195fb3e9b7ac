import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { openAudience } from '../../../test/support/audience.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { addRemoteSession } from '../sessions/remote-session.ts';
import { addViewer, deleteOldSources, MAX_HOSTS } from './source-queries.ts';

const site = (host: string) => ({ kind: 'site', host }) as const;

async function givenSources() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const alice = await people.join('alice');
  const catalog = openCatalog(node);
  const video = await catalog.givenVideo(alice);
  return {
    ...people,
    ...catalog,
    ...openAudience(catalog.db),
    node,
    alice,
    video,
    async watch(sessionId: string, source?: object) {
      const body = { currentTime: 1, sessionId, source };
      return (await ask(node, `POST /videos/${video.uuid}/views`, body)).status;
    },
    sources: async (who = alice, of = `videos/${video.uuid}`, query = '') => {
      const answer = await ask(who, `GET /${of}/stats/sources${query}`);
      return answer.status === 200 ? (answer.body as { data: object[] }).data : answer.status;
    },
  };
}

test('each viewer counts once, by what led them here', async () => {
  const { alice, db, givenVideo, join, node, sources, video, watch } = await givenSources();
  expect(await watch('a', site('www.Forum.example'))).toBe(204);
  await watch('a', site('www.Forum.example')); // the same viewer
  await watch('b', site('forum.example'));
  await watch('c', { kind: 'embed', host: 'blog.example' });
  await watch('d', { kind: 'search', host: 'what was searched.example' });
  await watch('e');
  await watch('f', { kind: 'made up' });
  expect(await watch('g', site('x'.repeat(300)))).toBe(400);
  await addRemoteSession(db, {
    url: 'https://other.example/sessions/1',
    host: 'other.example',
    videoId: video.id,
    startedAt: new Date(),
    endedAt: new Date(),
    watchedSeconds: 1,
    sections: [],
  });

  const counted = [
    { kind: 'site', host: 'forum.example', viewers: 2 },
    { kind: 'unknown', host: null, viewers: 2 },
    { kind: 'embed', host: 'blog.example', viewers: 1 },
    { kind: 'node', host: 'other.example', viewers: 1 },
    { kind: 'search', host: null, viewers: 1 },
  ];
  expect(await sources()).toEqual(counted);
  expect(await sources(alice, 'video-channels/alice_channel')).toEqual(counted);
  expect(await sources(alice, `videos/${video.uuid}`, '?endDate=2020-01-01')).toEqual([]);
  const years = '?startDate=2020-01-01&endDate=2026-01-01';
  expect(await sources(alice, 'video-channels/alice_channel', years)).toBe(400);

  const bob = await join('bob');
  const moderator = await join('moderator', 'moderator');
  for (const of of [`videos/${video.uuid}`, 'video-channels/alice_channel']) {
    expect(await sources(bob, of)).toBe(403);
    expect(await sources(moderator, of)).toEqual(counted);
    expect((await ask(node, `GET /${of}/stats/sources`)).status).toBe(401);
  }
  expect(await sources(bob, 'video-channels/nobody_here')).toBe(404);
  expect(await sources(alice, `videos/${(await givenVideo(alice)).uuid}`)).toEqual([]);
});

test('hosts of a day have a limit, videos of other nodes are not counted, and old days go', async () => {
  const { alice, db, givenVideo, makeForeignVideo, sources, video, viewSources } =
    await givenSources();
  for (let n = 0; n < MAX_HOSTS + 5; n++) await addViewer(db, video.id, site(`${n}.example`));
  await addViewer(db, video.id, site('0.example'));
  const found = (await sources()) as { host: string | null; viewers: number }[];
  expect(found).toHaveLength(MAX_HOSTS + 1);
  expect(found.slice(0, 2)).toEqual([
    { kind: 'site', host: null, viewers: 5 },
    { kind: 'site', host: '0.example', viewers: 2 },
  ]);

  const foreign = await givenVideo(alice);
  await makeForeignVideo(foreign.id);
  await addViewer(db, foreign.id, site('forum.example'));
  expect(await viewSources()).toHaveLength(MAX_HOSTS + 1);

  expect(await deleteOldSources(db, { days: 1, limit: 100 })).toBe(0);
  await openAudience(db).age('3 days');
  expect(await deleteOldSources(db, { days: 1, limit: 100 })).toBe(MAX_HOSTS + 1);
});
