import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from 'vitest';

import type { SignedIn } from '../../test/support/client.ts';
import { webReadyClip } from '../../test/support/clips.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openStudio } from '../../test/support/studio.ts';
import {
  expectDescribes,
  type FileJson,
  openTorrents,
  readTorrent,
  type VideoValues,
} from '../../test/support/swarms/torrents.ts';
import { openUploads } from '../../test/support/uploads.ts';

type Client = Pick<SignedIn, 'request'>;
type Details = { files: FileJson[]; streamingPlaylists?: { files: FileJson[] }[] };

const pathOf = (url: string) => url.slice(new URL(url).origin.length);
const bytesOf = async (who: Client, url: string) => {
  const response = await who.request(pathOf(url));
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const statusOf = async (who: Client, url: string) => (await who.request(pathOf(url))).status;

/** A node with a published video, once all its torrents are made. */
async function startWithTorrents() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [ada, eve, mod] = [await join('ada'), await join('eve'), await join('mod', 'moderator')];
  const { sourceOf } = openUploads(node);
  const { countTorrents, changeVideo } = openTorrents(node);
  const studio = await openStudio(ada);
  const { id, uuid } = await studio.upload(await webReadyClip());
  const details = async (who: Client) =>
    (await (await who.request(`/api/v1/videos/${uuid}`)).json()) as Details;

  let seen: Details;
  do {
    seen = await details(ada);
    expect(seen.files).toHaveLength(1); // from the first moment on: a client of PeerTube's reads `files[0]`
    await wait(50);
  } while (!seen.files[0]!.torrentUrl);
  await studio.watchToTheEnd(uuid);
  const renditions = async (who: Client) =>
    (await details(who)).streamingPlaylists?.[0]?.files ?? [];
  await expect
    .poll(async () => (await renditions(node)).every(({ torrentUrl }) => torrentUrl), {
      timeout: 30_000,
    })
    .toBe(true);
  return {
    node,
    ada,
    countTorrents,
    uuid,
    details,
    renditions,
    source: (await details(ada)).files[0]!,
    sourceBytes: (await sourceOf(uuid)).bytes,
    change: (values: VideoValues) => changeVideo(id, values),
    managers: { ada, mod, root },
    others: { node, eve },
  };
}

test('each file has a torrent that describes it, and the source only for those who manage the video', async () => {
  const {
    node,
    ada,
    countTorrents,
    uuid,
    details,
    renditions,
    source,
    sourceBytes,
    managers,
    others,
  } = await startWithTorrents();

  for (const who of Object.values(managers)) {
    expect((await details(who)).files).toEqual([source]);
    const torrent = await bytesOf(who, source.torrentUrl!);
    expectDescribes(torrent, sourceBytes, source);
    expect(readTorrent(torrent).info.private).toBe(1);
    expect(await bytesOf(who, source.fileUrl)).toEqual(sourceBytes);
  }
  for (const who of Object.values(others)) {
    expect((await details(who)).files).toEqual([]);
    for (const url of [source.torrentUrl!, source.torrentDownloadUrl!])
      expect(await statusOf(who, url)).toBe(404);
    expect(await statusOf(who, source.fileUrl)).toBe(who === node ? 401 : 403);
  }

  const files = await renditions(node);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const torrent = await bytesOf(node, file.torrentUrl!);
    expectDescribes(torrent, await bytesOf(node, file.fileUrl), file);
    expect(readTorrent(torrent).info.private).toBeUndefined();
    const kept = await node.request(pathOf(file.torrentDownloadUrl!));
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(torrent);
    expect(kept.headers.get('content-type')).toBe('application/x-bittorrent');
    const name = file.resolution.id === 0 ? 'audio' : `${file.resolution.id}p`;
    expect(kept.headers.get('content-disposition')).toBe(
      `attachment; filename="A stream at dawn-${name}.torrent"`,
    );
  }

  await ada.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  for (const { torrentUrl } of [source, ...files])
    expect(await statusOf(ada, torrentUrl!)).toBe(404);
  expect(await countTorrents()).toBe(0);
});

test('tokens of managers alone open the source; what is not open to all has no torrents of renditions', async () => {
  const { node, ada, uuid, renditions, change, source, sourceBytes, managers, others } =
    await startWithTorrents();
  const addressWithToken = async (who: Client) => {
    const response = await who.request(`/api/v1/videos/${uuid}/token`, { method: 'POST' });
    const { files } = (await response.json()) as { files: { token: string } };
    return `${source.fileUrl}?videoFileToken=${files.token}`;
  };
  expect(await bytesOf(node, await addressWithToken(ada))).toEqual(sourceBytes);
  for (const who of Object.values(others))
    expect(await statusOf(node, await addressWithToken(who))).toBe(403);
  expect(await statusOf(ada, source.fileUrl.replace(/\.mp4$/, '.mkv'))).toBe(404);

  const [{ torrentUrl }] = (await renditions(node)) as [FileJson];
  const shut: VideoValues[] = [
    { privacy: 3 },
    { privacy: 4 },
    { privacy: 5 },
    { privacy: 1, state: 2 },
    { state: 1, blocked: true },
    { blocked: false, downloadEnabled: false },
  ];
  for (const values of shut) {
    await change(values);
    for (const who of [...Object.values(managers), ...Object.values(others)]) {
      expect(await statusOf(who, torrentUrl!)).toBe(404);
      for (const file of await renditions(who))
        expect([file.magnetUri, file.torrentUrl, file.torrentDownloadUrl]).toEqual([
          null,
          null,
          null,
        ]);
    }
    expect(await statusOf(ada, source.torrentUrl!)).toBe(200); // the source is its owner's all the while
  }
  await change({ downloadEnabled: true });
  expect(await statusOf(node, torrentUrl!)).toBe(200);
});
