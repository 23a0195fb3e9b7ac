import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { openCopies } from '../../test/support/mirrors/copies.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openOtherSite } from '../../test/support/other-site.ts';
import { openPeople } from '../../test/support/people.ts';
import { goldChannel, alice, referenceVideo } from '../../test/support/remote-things.ts';
import { eventually, write } from '../../test/support/two-nodes.ts';
import { takeRemoteChannel, takeRemoteVideo } from '../catalog/index.ts';
import { takeRemoteAccount } from '../identity/index.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A node that knows a video of a site of which nothing is true but what a test says. */
async function startWithForeignVideo(said: { size: number; hashes?: object }) {
  const [node, site] = await Promise.all([startTestNode(), openOtherSite()]);
  const { root } = await openPeople(node);
  const copies = openCopies(node);
  const { db } = copies;
  const account = await takeRemoteAccount(db, alice);
  const channel = await takeRemoteChannel(db, goldChannel(account.id));
  const told = referenceVideo(channel.id);
  const [playlist] = told.media.streamingPlaylists;
  const [file] = playlist!.files;
  const at = (path: string) => site.url + path;
  if (said.hashes) site.page('/hls/hashes.json', JSON.stringify(said.hashes), 'application/json');
  const { video } = await takeRemoteVideo(db, {
    ...told,
    media: {
      ...told.media,
      streamingPlaylists: [
        {
          ...playlist!,
          playlistUrl: at('/hls/v-master.m3u8'),
          segmentsSha256Url: said.hashes ? at('/hls/hashes.json') : null,
          files: [
            {
              ...file!,
              size: said.size,
              fileUrl: at('/hls/v.mp4'),
              torrentUrl: null,
              magnetUri: null,
            },
          ],
        },
      ],
    },
  });
  site.page('/hls/v-master.m3u8', '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv.m3u8\n');
  site.page('/hls/v.m3u8', '#EXTM3U\n#EXTINF:2,\nv.mp4\n');
  return {
    copies,
    site,
    video,
    async mirror() {
      await copies.forgetAll();
      await write(root, 'POST', '/server/redundancy/videos', { videoId: video.id });
    },
    /** The copy once it is one, or has failed for a first time. */
    outcome: () =>
      eventually(async () => {
        const [copy] = await copies.all();
        expect(copy?.state === 'kept' || copy?.problem).toBeTruthy();
        return copy!;
      }),
  };
}

test('what is false, too big, elsewhere or inside is not mirrored', async () => {
  const bytes = randomBytes(100_000);
  const hashes = {
    'v.mp4': {
      '0-49999': sha256(bytes.subarray(0, 50_000)),
      '50000-99999': sha256(bytes.subarray(50_000)),
    },
  };
  const { site, mirror, outcome, copies, video } = await startWithForeignVideo({
    size: 100_000,
    hashes,
  });
  const refused = async (why: RegExp) => {
    await mirror();
    expect((await outcome()).problem).toMatch(why);
  };

  site.file('/hls/v.mp4', randomBytes(100_000));
  await refused(/bytes that are not of this file/);
  site.file('/hls/v.mp4', randomBytes(200_000));
  await refused(/another file than the one/);
  site.on('/hls/v.mp4', (_, response) => {
    response.writeHead(200); // no length, and no end
    const pour = () => {
      while (response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', pour);
    pour();
  });
  await refused(/more than 100000 bytes/);
  site.page('/hls/v.m3u8', '#EXTM3U\n#EXTINF:2,\n../../etc/v.mp4\n');
  await refused(/leads elsewhere/);
  site.page('/hls/v.m3u8', '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="http://10.0.0.1/key"\nv.mp4\n');
  await refused(/leads elsewhere/);
  site.page('/hls/v.m3u8', '<html>');
  await refused(/is none/);

  site.page('/hls/v.m3u8', '#EXTM3U\n#EXTINF:2,\nv.mp4\n');
  site.file('/hls/v.mp4', randomBytes(100_000)); // its own node lies; of two copies elsewhere one is true
  const elsewhere = await openOtherSite();
  elsewhere.file('/a/v.mp4', randomBytes(100_000));
  elsewhere.file('/b/v.mp4', bytes);
  await copies.tellMirrors(video.id, [`${elsewhere.url}/a`, `${elsewhere.url}/b`]);
  await mirror();
  expect(await outcome()).toMatchObject({ state: 'kept', attempts: 0 });
  const liar = await copies.mirrorAt('a.example');
  expect(liar).toMatchObject({ health: 'ill', problem: 'It has bytes that are not of the video.' });
}, 60_000);

test('a size nobody has room for is refused before a byte is asked for, and torrents that lie too', async () => {
  const { site, mirror, outcome } = await startWithForeignVideo({ size: 2 ** 49 });
  site.file('/hls/v.mp4', randomBytes(10));
  await mirror();
  expect((await outcome()).problem).toMatch(/nearly full/);
  expect(site.asked.map(({ path }) => path)).not.toContain('/hls/v.mp4');
}, 60_000);

test('a redirect into a private network is not followed', async () => {
  const asked: string[] = [];
  const inside = createServer((request, response) => {
    asked.push(request.url!);
    response.end('#EXTM3U\n');
  }).listen(0, '127.0.0.2');
  onTestFinished(() => void inside.close());
  const node = await startTestNode({ FEDERATION_ALLOW_PRIVATE: 'false' });
  const { root } = await openPeople(node);
  const copies = openCopies(node);
  const { db } = copies;
  const account = await takeRemoteAccount(db, alice);
  const channel = await takeRemoteChannel(db, goldChannel(account.id));
  const told = referenceVideo(channel.id);
  const { port } = await eventually(async () => inside.address() as AddressInfo);
  const [playlist] = told.media.streamingPlaylists;
  const { video } = await takeRemoteVideo(db, {
    ...told,
    media: {
      ...told.media,
      streamingPlaylists: [
        { ...playlist!, playlistUrl: `https://127.0.0.2:${port}/v-master.m3u8` },
      ],
    },
  });
  await write(root, 'POST', '/server/redundancy/videos', { videoId: video.id });
  await eventually(async () =>
    expect((await copies.all())[0]?.problem).toMatch(/not on the public internet/),
  );
  expect(asked).toEqual([]);
}, 60_000);
