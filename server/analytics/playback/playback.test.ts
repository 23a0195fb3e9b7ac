import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { openAudience } from '../../../test/support/audience.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

const REPORT = {
  playerMode: 'p2p-media-loader',
  resolution: 1080,
  fps: 30,
  resolutionChanges: 1,
  errors: 2,
  bufferStalled: 3,
  p2pEnabled: true,
  p2pPeers: 4,
  downloadedBytesP2P: 100,
  downloadedBytesHTTP: 1_000.4,
  uploadedBytesP2P: 10,
};

test('what players tell is summed by the hour, for administrators', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const bob = await join('bob');
  const { db, givenVideo } = openCatalog(node);
  const [first, second] = [await givenVideo(root), await givenVideo(root)];
  const hidden = await givenVideo(root, { privacy: 3 });
  const tell = async (videoId: unknown, more: object = {}) =>
    (await ask(node, 'POST /metrics/playback', { ...REPORT, videoId, ...more })).status;

  expect(await tell(first.uuid)).toBe(204);
  expect(await tell(first.id, { downloadedBytesMirrors: 400 })).toBe(204);
  expect(await tell(second.uuid, { p2pEnabled: false, bufferStalled: undefined })).toBe(204);
  expect(await tell(hidden.uuid)).toBe(401);

  const metrics = async (query = '') => ask(root, `GET /server/metrics${query}`);
  const sums = {
    reports: 3,
    reportsWithPeers: 2,
    resolutionChanges: 3,
    errors: 6,
    stalls: 6,
    originBytes: 2_600,
    mirrorBytes: 400,
    peerBytes: 300,
    uploadedBytes: 30,
  };
  expect((await metrics()).body).toMatchObject({ totals: sums, hours: [sums] });
  await openAudience(db).age('2 hours');
  expect(await tell(second.uuid)).toBe(204);
  expect((await metrics()).body).toMatchObject({
    totals: { reports: 4, peerBytes: 400 },
    hours: [sums, { reports: 1, stalls: 3 }],
  });
  expect((await metrics('?endDate=2020-01-01')).body).toMatchObject({
    startDate: '2019-12-31T00:00:00.000Z',
    totals: { reports: 0 },
    hours: [],
  });
  expect((await metrics('?startDate=2020-01-01')).status).toBe(400);
  expect((await metrics('?startDate=soon')).status).toBe(400);
  expect((await ask(bob, 'GET /server/metrics')).status).toBe(403);
});
