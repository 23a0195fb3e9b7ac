import { generateKeyPairSync } from 'node:crypto';

import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { manifestTag } from '../../federation/manifests/tag.ts';
import { proveObject, toMultibase } from '../../federation/signatures/index.ts';
import { manifestObject } from '../../federation/vocabulary/objects/manifest.ts';
import { videoLinks } from '../../federation/vocabulary/objects/video-links.ts';
import { inContext, toBeProven } from '../../federation/vocabulary/own-contexts.ts';
import { givenForeignVideo, givenPublisher, startForeignNode } from '../support/foreign-node.ts';
import { openMedia } from '../support/media.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read } from '../support/two-nodes.ts';

type Signed = Awaited<ReturnType<typeof givenSigner>>;

const newKeys = () => generateKeyPairSync('ed25519');

/** A node that signs what its videos are made of, with the key its actor shows. */
async function givenSigner() {
  const foreign = await startForeignNode();
  const keys = newKeys();
  const nodeUrl = foreign.url('/accounts/peertube');
  const keyOf = (url: string, { publicKey }: typeof keys) => ({
    id: `${url}#ed25519-key`,
    type: 'Multikey',
    controller: url,
    publicKeyMultibase: toMultibase(publicKey),
  });
  foreign.actor('Application', 'peertube', { assertionMethod: [keyOf(nodeUrl, keys)] });
  const eve = newKeys();
  foreign.actor('Person', 'eve', {
    assertionMethod: [keyOf(foreign.url('/accounts/eve'), eve)],
  });
  return { foreign, keys, eve, nodeUrl, publisher: givenPublisher(foreign, 'alice') };
}

/** A video with a manifest that is right but for what is said. */
async function givenSigned(
  { foreign, keys, nodeUrl, publisher }: Signed,
  {
    said = {},
    by = { keyUrl: `${nodeUrl}#ed25519-key`, privateKey: keys.privateKey },
    afterwards = {},
  } = {},
) {
  const at = (uuid: string) => foreign.url(`/videos/watch/${uuid}/manifest`);
  const video = givenForeignVideo(foreign, publisher);
  const links = videoLinks({
    pages: [],
    playlist: null,
    trackers: [],
    manifestUrl: at(video.uuid),
  });
  foreign.show(
    inContext('Video', { ...video, url: [...video.url, ...links] }),
    `/videos/watch/${video.uuid}`,
  );
  const mirror = `https://mirror.example/static/redundancy/hls/${video.uuid}`;
  const object = manifestObject({
    url: at(video.uuid),
    videoUrl: video.id,
    nodeUrl,
    issuedAt: new Date(),
    files: [
      {
        rel: 'captions',
        url: foreign.url('/en.vtt'),
        mediaType: 'text/vtt',
        sizeBytes: 10,
        sha256: 'ab'.repeat(32),
      },
    ],
    mirrors: [{ url: `${mirror}/copy`, directoryUrl: mirror, expiresAt: null }],
  });
  const document = await proveObject(toBeProven(inContext('Manifest', { ...object, ...said })), by);
  foreign.show({ ...document, ...afterwards }, `/videos/watch/${video.uuid}/manifest`);
  return { ...video, document };
}

test('what a node signed of its videos is kept and shown as it is; what is not its own word is not', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const signer = await givenSigner();
  const { foreign, eve } = signer;
  const file = { type: 'Link', rel: 'media', href: foreign.url('/a.mp4'), size: 1 };
  const eveUrl = foreign.url('/accounts/eve');
  const byEve = { keyUrl: `${eveUrl}#ed25519-key`, privateKey: eve.privateKey };
  const wrong = [
    await givenSigned(signer, { afterwards: { published: '2026-01-01T00:00:00.000Z' } }),
    await givenSigned(signer, {
      by: { keyUrl: `${signer.nodeUrl}#ed25519-key`, privateKey: eve.privateKey },
    }),
    await givenSigned(signer, { by: byEve }),
    await givenSigned(signer, { by: byEve, said: { attributedTo: eveUrl } }),
    await givenSigned(signer, { said: { files: [{ ...file, href: 'https://a.example/a.mp4' }] } }),
    await givenSigned(signer, { said: { object: foreign.url('/videos/watch/another') } }),
    await givenSigned(signer, { said: { files: Array.from({ length: 501 }, () => file) } }),
    await givenSigned(signer, { said: { published: new Date(Date.now() + 7_200_000) } }),
  ];
  const right = await givenSigned(signer);
  for (const { id } of [...wrong, right])
    await read(root, `/search/videos?search=${encodeURIComponent(id)}`);

  const shown = (uuid: string) => node.request(`/videos/watch/${uuid}/manifest`);
  await eventually(async () => {
    for (const { uuid } of [...wrong, right])
      expect(foreign.asked).toContain(`/videos/watch/${uuid}/manifest`);
    expect((await shown(right.uuid)).status).toBe(200);
  });
  expect(await (await shown(right.uuid)).json()).toEqual(right.document);
  for (const { uuid } of wrong) expect((await shown(uuid)).status).toBe(404);
  const { mirrors } = right.document as unknown as { mirrors: { href: string }[] };
  expect(mirrors).toMatchObject([{ href: expect.stringContaining('mirror.example') as string }]);
}, 120_000);

test('what a node signed is not sent again while it signs for the same', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenMedia } = openMedia(node);
  const signer = await givenSigner();
  const { id, uuid, document } = await givenSigned(signer);
  const path = `/videos/watch/${uuid}/manifest`;
  const tag = manifestTag(document);
  const answered: number[] = [];
  signer.foreign.show((response) => {
    const status = response.req.headers['if-none-match'] === tag ? 304 : 200;
    answered.push(status);
    response.writeHead(status, { 'content-type': 'application/activity+json', etag: tag });
    response.end(status === 304 ? undefined : JSON.stringify(document));
  }, path);
  await read(root, `/search/videos?search=${encodeURIComponent(id)}`);
  await eventually(async () => expect((await node.request(path)).status).toBe(200));
  expect(answered).toEqual([200]);

  await db.execute(sql`update remote_media set refreshed_at = refreshed_at - interval '3 days'`);
  await read(root, `/videos/${uuid}`); // is brought up to date then
  await eventually(() => Promise.resolve(expect(answered).toEqual([200, 304])));

  const ours = `/videos/watch/${(await givenMedia(root)).uuid}/manifest`;
  for (const each of [path, ours]) {
    const etag = (await node.request(each)).headers.get('etag')!;
    const again = await node.request(each, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
}, 120_000);
