import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, onTestFinished, test } from 'vitest';

import { openSessions } from '../../../test/support/database-sessions.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { findFiles, findSource } from '../../catalog/index.ts';
import type { Connection } from '../../platform/db.ts';
import { openStorage, type Storage } from '../../platform/storage.ts';
import { parsePlaylist } from '../pass/media-playlist.ts';
import type { Work } from '../work.ts';
import type { Grower } from './grower.ts';
import { openShowing, restOf, showMore, showRest } from './showing.ts';
import { asGrower, openGrower } from './take-over.ts';

const run = promisify(execFile);
const RUNG = { height: 120, width: 160, pixelHeight: 120, framesPerSecond: 25, bitsPerSecond: 1e5 };
const nothingBeside = async () => {};
const { signal } = new AbortController();

/** What a pass makes of two seconds each, whole. */
async function makeIn(directory: string) {
  const encoder = '-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 50 -flags +global_header';
  const picture = '-f lavfi -i testsrc2=s=160x120:r=25:d=8';
  const hls = '-f hls -hls_time 2 -hls_playlist_type vod -hls_segment_type fmp4';
  const args = `-v error ${picture} ${encoder} ${hls} -hls_flags single_file p.m3u8`;
  await run('ffmpeg', args.split(' '), { cwd: directory });
  const playlist = parsePlaylist(await readFile(join(directory, 'p.m3u8'), 'utf8'));
  return { ...playlist, path: join(directory, 'p.m4s'), isAll: true };
}

async function givenWork() {
  const directory = await mkdtemp(join(tmpdir(), 'tributary-take-over-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const node = await startTestNode({ ROLES: 'web' });
  const { db, givenVideo } = openCatalog(node);
  const sessions = openSessions(node.connection as Exclude<Connection, string>);
  const { id } = await givenVideo(await node.signIn('root', ADMIN_PASSWORD), { published: false });
  const source = (await findSource(db, id))!;
  const work = { source, plan: { copiesPicture: true } } as Work; // what is made anew from its beginning
  const storage = await openStorage(directory);
  const open = (grower: Grower, into: Storage = storage) =>
    openShowing({ db, storage: into, source, grower, rung: RUNG, onBeginning: nothingBeside });
  const bytesOf = (key: string) => readFile(storage.localPath({ key, place: 'local' }));
  return { db, id, work, storage, open, bytesOf, made: await makeIn(directory), sessions };
}

/** A store that stands still before it writes, and then writes something else than what it was given. */
function standingStill(storage: Storage) {
  const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let writing: Promise<void> | undefined;
  const grow: Storage['grow'] = (key, offset, bytes) => {
    reached.resolve();
    const write = () => storage.grow(key, offset, Buffer.alloc(bytes.length));
    return (writing = released.promise.then(write));
  };
  const release = async () => {
    released.resolve();
    await writing;
  };
  return { store: { ...storage, grow }, isReached: reached.promise, release };
}

test('who stands still between its lock and its write changes nothing of what others have written since', async () => {
  const { db, id, work, storage, open, bytesOf, made, sessions } = await givenWork();
  const tools = { db, storage, signal };
  const still = standingStill(storage);
  const late = asGrower(tools, work, RUNG, async (grower) => {
    const first = open(grower);
    await showMore(first, made);
    const rest = (await restOf(first, made))!;
    await showRest({ ...first, storage: still.store }, rest, nothingBeside);
    return grower;
  });
  late.catch(() => {});
  await still.isReached;
  const writing = { statement: '%transcodes%', state: 'idle in transaction' };
  expect(await sessions.end(writing)).toBe(1); // as PostgreSQL does after a while

  const second = open(await openGrower(tools, work, RUNG));
  await showMore(second, made);
  await showRest(second, (await restOf(second, made))!, nothingBeside);
  await still.release(); // it writes

  await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  const [file] = await findFiles(db, id);
  expect(file!.blobKey).toBe(second.grower.blobKey);
  const whole = (await readFile(made.path)).subarray(0, made.segments.at(-1)!.end + 1);
  expect((await bytesOf(file!.blobKey)).equals(whole)).toBe(true);
});

test('what was let go of is gone on with in its own file, and what was not in a copy', async () => {
  const { db, work, storage, open, bytesOf, made } = await givenWork();
  const tools = { db, storage, signal };
  const keys: string[] = [];
  const begin = async (grower: Grower) => {
    keys.push(grower.blobKey);
    await showMore(open(grower), made);
    return grower; // not whole, whatever comes of it
  };
  await asGrower(tools, work, RUNG, begin);
  await asGrower(tools, work, RUNG, begin);
  keys.push(
    (await openGrower(tools, work, RUNG)).blobKey,
    (await openGrower(tools, work, RUNG)).blobKey,
  );

  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]); // what is not begun is let go of, too
  expect(keys[3]).not.toBe(keys[0]);
  expect((await bytesOf(keys[3]!)).equals(await bytesOf(keys[0]!))).toBe(true);
});
