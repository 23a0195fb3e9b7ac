import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { openAudience } from '../../../test/support/audience.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode, type TestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

type Asker = Pick<TestNode, 'request'>;

/** A node with a video of ten seconds, and viewers whose players say where they are. */
async function givenAudience() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const alice = await people.join('alice');
  const catalog = openCatalog(node);
  const video = await catalog.givenVideo(alice);
  const say = async (sessionId: string, currentTime: number, more: object = {}) => {
    const body = { currentTime, sessionId, ...more };
    expect((await ask(node, `POST /videos/${video.uuid}/views`, body)).status).toBe(204);
  };
  return {
    ...people,
    node,
    alice,
    video,
    ...catalog,
    ...openAudience(catalog.db),
    async watch(sessionId: string, positions: number[], more: object = {}) {
      for (const position of positions) await say(sessionId, position, more);
    },
    say,
    stats: async (who: Asker, which: string) =>
      ask(who, `GET /videos/${video.uuid}/stats/${which}`),
  };
}

const percents = (body: unknown) =>
  (body as { data: { retentionPercent: number }[] }).data.map(
    ({ retentionPercent }) => retentionPercent,
  );

test('what several viewers watch becomes seconds, viewers and retention', async () => {
  const { alice, stats, watch, say } = await givenAudience();
  expect((await stats(alice, 'overall')).body).toEqual({
    totalWatchTime: 0,
    averageWatchTime: 0,
    totalViewers: 0,
    viewersPeak: 0,
    viewersPeakDate: null,
    countries: [],
    subdivisions: [],
  });
  expect(percents((await stats(alice, 'retention')).body)).toEqual(Array(11).fill(0));

  await watch('a', [0, 1], { client: 'Firefox', device: 'desktop', operatingSystem: 'Ubuntu' });
  await watch('b', [1, 2, 3], { client: 'Firefox', device: 'mobile', operatingSystem: 'iOS' });
  await watch('c', [3, 4], { client: 'Chrome', device: 'toaster' });
  await watch('d', [0, 1]);
  await watch('e', [5, 5]); // nothing is watched
  const retention = (await stats(alice, 'retention')).body;
  expect(percents(retention)).toEqual([50, 75, 25, 50, 25, 0, 0, 0, 0, 0, 0]);
  expectShape(retention, recorded('api-video-stats-retention'));

  await say('c', 8, { viewEvent: 'seek' });
  await say('c', 10);
  await watch('c', [3, 4]); // back again: the seconds count twice, their viewer once
  const overall = (await stats(alice, 'overall')).body;
  expect(overall).toMatchObject({ totalWatchTime: 8, averageWatchTime: 2, totalViewers: 5 });
  expectShape(overall, recorded('api-video-stats-overall'));
  expect(percents((await stats(alice, 'retention')).body)).toEqual([
    50, 75, 25, 50, 25, 0, 0, 0, 25, 25, 25,
  ]);
  expect((await stats(alice, 'user-agent')).body).toEqual({
    clients: [
      { name: 'Firefox', viewers: 2 },
      { name: 'Chrome', viewers: 1 },
    ],
    devices: [
      { name: 'desktop', viewers: 1 },
      { name: 'mobile', viewers: 1 },
    ],
    operatingSystem: [
      { name: 'Ubuntu', viewers: 1 },
      { name: 'iOS', viewers: 1 },
    ],
  });
});

type Serie = { groupInterval: string; data: { date: string; value: number }[] };

const seen = ({ data }: Serie) =>
  data.filter(({ value }) => value > 0).map(({ date, value }) => [date.slice(11, 16), value]);

test('who watched when: the peak, spans in any time zone, and series', async () => {
  const { alice, givenVideo, stats, watch, placeSessions, explainSessions, video } =
    await givenAudience();
  const given: [string, number, string, string][] = [
    ['a', 4, '2026-03-01T10:00:00Z', '2026-03-01T10:05:00Z'],
    ['b', 5, '2026-03-01T10:03:00Z', '2026-03-01T10:10:00Z'],
    ['c', 6, '2026-03-01T10:04:00Z', '2026-03-01T10:04:30Z'],
    ['d', 7, '2026-03-01T12:00:00Z', '2026-03-01T12:01:00Z'],
  ];
  for (const [viewer, seconds, from, to] of given) {
    await watch(viewer, [0, seconds]);
    await placeSessions(from, to);
  }
  const overall = async (span: Record<string, string>) =>
    (await stats(alice, `overall?${new URLSearchParams(span)}`)).body;

  expect(await overall({})).toMatchObject({
    totalWatchTime: 22,
    averageWatchTime: 6,
    totalViewers: 4,
    viewersPeak: 3,
    viewersPeakDate: '2026-03-01T10:04:00.000Z',
  });
  const evening = { startDate: '2026-03-01T12:06:00+02:00', endDate: '2026-03-01T13:00:00+02:00' };
  expect(await overall(evening)).toMatchObject({
    totalViewers: 1,
    totalWatchTime: 5,
    viewersPeak: 1,
    viewersPeakDate: '2026-03-01T10:06:00.000Z',
  });
  expect(await overall({ startDate: '2026-03-02' })).toMatchObject({ viewersPeak: 0 });

  const series = async (metric: string, span: Record<string, string> = {}) =>
    (await stats(alice, `timeseries/${metric}?${new URLSearchParams(span)}`)).body as Serie;
  const hours = { startDate: '2026-03-01T00:30:00+02:00', endDate: '2026-03-01T14:30:00+01:00' };
  const viewers = await series('viewers', hours);
  expect(viewers).toMatchObject({ groupInterval: '1 hour' });
  expect(viewers.data[0]).toEqual({ date: '2026-02-28T22:00:00.000Z', value: 0 });
  expect(seen(viewers)).toEqual([
    ['10:00', 3],
    ['12:00', 1],
  ]);
  expect(seen(await series('aggregateWatchTime', hours))).toEqual([
    ['10:00', 15],
    ['12:00', 7],
  ]);
  const minutes = { startDate: '2026-03-01T10:00:30Z', endDate: '2026-03-01T10:05:30Z' };
  expect(seen(await series('viewers', minutes))).toEqual([
    ['10:00', 1],
    ['10:01', 1],
    ['10:02', 1],
    ['10:03', 2],
    ['10:04', 3],
    ['10:05', 2],
  ]);
  const life = await series('viewers');
  expect(life.data.map(({ value }) => value)).not.toContain(1);
  expectShape(life, recorded('api-video-stats-timeseries'));

  const other = await givenVideo(alice);
  const plan = await explainSessions(video.id, other.id, new Date());
  expect(plan).toContain('watch_sessions_of_video');
});

test('only those who manage a video of this node see how it is watched', async () => {
  const audience = await givenAudience();
  const { alice, join, root, stats, video, watch, givenVideo, changeVideo } = audience;
  const bob = await join('bob');
  const moderator = await join('moderator', 'moderator');
  await watch('a', [0, 4]);
  for (const which of ['overall', 'retention', 'user-agent', 'timeseries/viewers'])
    for (const [who, status] of [
      [alice, 200],
      [moderator, 200],
      [root, 200],
      [bob, 403],
    ] as const)
      expect([which, (await stats(who, which)).status]).toEqual([which, status]);

  await audience.makeEditor('bob', video.id);
  expect((await stats(bob, 'overall')).status).toBe(200);
  await changeVideo(video.id, { privacy: 3 });
  const eve = await join('eve');
  expect((await stats(eve, 'overall')).status).toBe(403);

  const foreign = await givenVideo(eve);
  await audience.makeForeign('eve');
  for (const who of [root, moderator])
    expect((await ask(who, `GET /videos/${foreign.uuid}/stats/overall`)).status).toBe(403);
});
