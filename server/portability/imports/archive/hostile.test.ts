import { crc32, deflateRawSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { broughtIn, zipOf } from '../../../../test/support/archives.ts';
import { type ForgedEntry, forgeZip } from '../../../../test/support/hostile/forged-zip.ts';
import { startTestNode } from '../../../../test/support/node.ts';
import { openPeople } from '../../../../test/support/people.ts';

const ACCOUNT = Buffer.from(JSON.stringify({ displayName: 'Changed' }));
const account = (change: Partial<ForgedEntry> = {}): ForgedEntry => ({
  name: 'peertube/account.json',
  data: ACCOUNT,
  crc: crc32(ACCOUNT),
  sizeBytes: ACCOUNT.length,
  ...change,
});
const zeros = Buffer.alloc(64 * 2 ** 20);
const bomb = { deflated: true, data: deflateRawSync(zeros), sizeBytes: zeros.length };
const nested = Buffer.from('['.repeat(200_000) + ']'.repeat(200_000));

const HOSTILE: [string, () => Buffer | Promise<Buffer>, RegExp][] = [
  ['no archive', () => Buffer.from('not a zip at all'.repeat(20)), /cannot be read/],
  ['an empty one', () => zipOf({}), /not the archive of an account/],
  ['one that is cut off', async () => (await zipOf({ 'peertube/account.json': {} })).subarray(0, -30), /cannot be read/], // prettier-ignore
  ['a way up', () => forgeZip([account({ name: '../../etc/passwd' })]), /cannot be read/],
  ['an absolute name', () => forgeZip([account({ name: '/etc/passwd' })]), /cannot be read/],
  ['a name of Windows', () => forgeZip([account({ name: 'C:\\x' })]), /cannot be read/],
  ['a link', () => forgeZip([account({ mode: 0o120777 })]), /link/],
  ['a name twice', () => forgeZip([account(), account()]), /same name/],
  ['a name twice in other letters', () => forgeZip([account(), account({ name: 'PeerTube/Account.json' })]), /same name/], // prettier-ignore
  ['a bomb', () => forgeZip([account(), account({ ...bomb, name: 'x' })]), /far more/],
  ['a bomb that lies', () => forgeZip([account({ ...bomb, sizeBytes: 1_000 })]), /cannot be read/],
  ['shared bytes', () => forgeZip(sharing()), /far more/],
  ['too many files', () => forgeZip(Array.from({ length: 20_001 }, (_, n) => account({ name: `f${n}`, data: Buffer.alloc(0), sizeBytes: 0 }))), /20000 files/], // prettier-ignore
  ['no JSON', () => zipOf({ 'peertube/account.json': Buffer.from('{"a":') }), /not JSON/],
  ['brackets', () => zipOf({ 'peertube/account.json': nested }), /intricate/],
  ['a large document', () => zipOf({ 'peertube/account.json': noise(17 * 2 ** 20) }), /too large/],
  ['another structure', () => zipOf({ 'peertube/account.json': { displayName: 'Changed' }, 'peertube/channels.json': { channels: 'none' } }), /no channels/], // prettier-ignore
];

/** Many entries of the same bytes, each of a modest ratio. */
function sharing(): ForgedEntry[] {
  const plain = Buffer.from('0123456789'.repeat(40_000));
  const shared = { deflated: true, data: deflateRawSync(plain), sizeBytes: plain.length };
  return Array.from({ length: 5_000 }, (_, n) => account({ ...shared, name: `f${n}`, sharesFirst: n > 0 })); // prettier-ignore
}

const noise = (sizeBytes: number) => {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
  return bytes;
};

test('a hostile archive ends in words, changes nothing and harms nobody', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const mallory = await join('mallory');
  for (const [name, archive, reason] of HOSTILE) {
    const { state, error } = await broughtIn(mallory, await archive());
    expect({ name, state: state.id, error }).toEqual({
      name,
      state: 4,
      error: expect.stringMatching(reason) as string,
    });
  }
  const me = (await (await mallory.request('/api/v1/users/me')).json()) as {
    account: { displayName: string };
  };
  expect(me.account.displayName).toBe('mallory');
});

test('things that do not fit are left out, and the rest comes in', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const mallory = await join('mallory');
  const video = {
    uuid: crypto.randomUUID(),
    url: 'https://other.example/v',
    name: 'A video',
    archiveFiles: { videoFile: 'files/video.mp4', captions: { '../../x': 'files/video.mp4' } },
  };
  const ended = await broughtIn(
    mallory,
    await zipOf({
      'peertube/account.json': { displayName: 'M\0allory', archiveFiles: { avatar: 'files/video.mp4' } }, // prettier-ignore
      'peertube/user-settings.json': { role: 0, quotaBytes: -1, email: 'root@x.example', theme: {}, autoPlayVideo: false }, // prettier-ignore
      'peertube/channels.json': { channels: [null, 7, { name: 'root' }, { name: '../x', displayName: 'X' }, { name: 'mine', displayName: 'Mine', accountId: 1 }] }, // prettier-ignore
      'peertube/videos.json': { videos: [video, { ...video, archiveFiles: { videoFile: '../../x' } }] }, // prettier-ignore
      'peertube/likes.json': { likes: [{ videoUrl: 'nowhere' }, { videoUrl: 'https://127.0.0.1/w/1' }] }, // prettier-ignore
      'files/video.mp4': Buffer.from('#EXTM3U\nfile:///etc/passwd\n'),
    }),
  );
  expect(ended.summary).toMatchObject({
    account: { success: 1 },
    userSettings: { success: 1 },
    channels: { success: 1, errors: 4 },
    videos: { success: 0, errors: 2 },
    likes: { success: 0, errors: 2 },
  });
  const me = (await (await mallory.request('/api/v1/users/me')).json()) as object;
  expect(me).toMatchObject({
    role: { id: 2 },
    email: 'mallory@example.org',
    autoPlayVideo: false,
    account: { displayName: 'Mallory', avatars: [] },
  });
});
