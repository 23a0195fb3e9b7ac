import { NoopLogger } from 'drizzle-orm/logger';
import { expect, test, vi } from 'vitest';

import { startCrowded } from '../support/crowded.ts';
import { startTestNode } from '../support/node.ts';
import { readDocument } from './document.ts';

/** Lists of what other nodes, other machines and programs bring, and of passwords: none of them has four here. */
const NOT_FILLED = [
  '/jobs/{state}',
  '/plugins',
  '/runners',
  '/runners/jobs',
  '/search/video-playlists',
  '/server/domain-policies',
  '/server/followers',
  '/server/following',
  '/server/following/ledgers',
  '/server/nodes',
  '/server/redundancy/hosts',
  '/server/redundancy/videos',
  '/transcoding/videos',
  '/users/me/videos/imports',
  '/video-channels/ownership',
  '/video-channels/{handle}/ownership',
  '/videos/{id}/ownership',
  '/videos/{id}/passwords',
];

test('no list asks the database more often for more of it', async () => {
  const { node: filled, video, playlist } = await startCrowded();
  await filled.stop();
  const node = await startTestNode({ ROLES: 'web' }, { beside: filled }); // does nothing by itself
  const root = await node.signIn('root', 'correct horse');
  const asked = vi.spyOn(NoopLogger.prototype, 'logQuery');
  const names: Record<string, string> = {
    videos: video,
    'video-channels': 'root_channel',
    accounts: 'root',
    'video-playlists': playlist,
  };
  const cost = async (path: string, count: number) => {
    const words = path.startsWith('/search') ? '&search=root' : '';
    const before = asked.mock.calls.length;
    const response = await root.request(`/api/v1${path}?count=${count}${words}`);
    const { data = [] } = (await response.json()) as { data?: unknown[] };
    return { rows: data.length, statements: asked.mock.calls.length - before };
  };

  const { operations } = await readDocument(node);
  const short: string[] = [];
  const dear: string[] = [];
  for (const { method, path, parameters = [] } of operations) {
    if (method !== 'GET' || !parameters.some(({ name }) => name === 'count')) continue;
    const place = path.replaceAll(
      /([^/]+)\/\{[^}]*\}/g,
      (_, noun: string) => `${noun}/${names[noun] ?? '1'}`,
    );
    await cost(place, 3); // what is kept from the first time on, is
    const few = await cost(place, 1);
    const many = [await cost(place, 100), await cost(place, 100)]; // a clock may strike once
    const { rows } = many[0]!;
    const more = Math.min(...many.map(({ statements }) => statements)) - few.statements;
    if (rows < 4) short.push(path);
    else if (more >= rows - few.rows) dear.push(`${path}: ${more} more for ${rows}`);
  }
  expect(dear).toEqual([]);
  expect(short.toSorted()).toEqual(NOT_FILLED);
}, 180_000);
