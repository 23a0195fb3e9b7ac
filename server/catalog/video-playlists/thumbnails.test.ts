import sharp from 'sharp';
import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';

const BASE = '/api/v1/video-playlists';

test('a picture is made small and clean, and nothing else is taken for one', async () => {
  const node = await startTestNode();
  const ada = await (await openPeople(node)).join('ada');
  const upload = (bytes: Uint8Array<ArrayBuffer>, method = 'POST', path = BASE) => {
    const body = new FormData();
    body.set('displayName', 'With a picture');
    body.set('thumbnailfile', new Blob([bytes], { type: 'image/png' }), 'a.png');
    return ada.request(path, { method, body });
  };
  const png = await sharp({ create: { width: 900, height: 900, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: 'hidden' } })
    .png()
    .toBuffer();
  const response = await upload(new Uint8Array(png));
  expect(response.status).toBe(200);
  const { videoPlaylist } = (await response.json()) as { videoPlaylist: { uuid: string } };
  const playlist = `${BASE}/${videoPlaylist.uuid}`;
  const read = async () => (await (await ada.request(playlist)).json()) as Pictured;
  type Pictured = { thumbnailPath: string; thumbnails: { width: number }[] };
  const before = await read();
  expect(before.thumbnails.map(({ width }) => width)).toEqual([280, 850, 1280]);
  const file = await node.request(before.thumbnailPath);
  const metadata = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', width: 280, height: 157 });
  expect(metadata.exif).toBeUndefined();

  expect((await upload(new Uint8Array(png), 'PUT', playlist)).status).toBe(204);
  const after = await read();
  expect(after.thumbnailPath).not.toBe(before.thumbnailPath);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>';
  for (const bytes of [new TextEncoder().encode(svg), new Uint8Array(png.subarray(0, 200))])
    expect((await upload(new Uint8Array(bytes))).status).toBe(400);
});
