import { expect, test } from 'vitest';

import { recordedDeliveries } from '../../../test/support/recorded/deliveries.ts';
import { ForeignVideo, toRemoteVideo } from './video.ts';

const AT = '2026-12-01T18:00:00.000Z';

/** A video as PeerTube 8.2 sent it, but for what is `said`. */
function taken(said: object) {
  const created = recordedDeliveries().find(({ name }) => name === '072-Create-Video')!;
  return toRemoteVideo(ForeignVideo.parse({ ...(created.activity['object'] as object), ...said }));
}

test('what is sensitive about a video is what PeerTube means by it', () => {
  const tag = ['violent', 'explicitSex', 'somethingElse'].map((name) => ({
    type: 'SensitiveTag',
    name,
  }));
  expect(taken({ sensitive: true, tag })).toMatchObject({ nsfw: true, nsfwFlags: 3 });
  expect(taken({ sensitive: true, tag: [tag[1]] })).toMatchObject({ nsfwFlags: 2 });
});

test('a live video tells when it begins', () => {
  const live = { isLiveBroadcast: true, permanentLive: true, schedules: [{ startDate: AT }, 'x'] };
  expect(taken(live).media.live).toMatchObject({ permanent: true, schedules: [{ startAt: AT }] });
});

/** A file of a web video. */
const file = (width: number | undefined, height: number) => ({
  type: 'Link',
  mediaType: 'video/mp4',
  href: `https://tube.example/${height}.mp4`,
  width,
  height,
  size: 1,
  fps: 30,
});

test('a rendition that stands upright is named by its width', () => {
  const url = [file(720, 1_280), file(640, 360), file(undefined, 480), file(0, 0)];
  expect(taken({ url }).media.files.map(({ resolution }) => resolution)).toEqual([
    { id: 720, label: '720p' },
    { id: 360, label: '360p' },
    { id: 480, label: '480p' },
    { id: 0, label: 'Audio only' },
  ]);
});
