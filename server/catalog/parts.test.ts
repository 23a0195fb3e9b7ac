import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../test/support/contract.ts';
import { startTestNode } from '../../test/support/node.ts';
import { asJson, openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

async function openVideo() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const [owner, guest] = [await people.join('owner'), await people.join('guest')];
  const { givenVideo, db } = openCatalog(node);
  const ask = async (path: string, as: Pick<typeof owner, 'request'> = owner) => {
    const response = await as.request(`/api/v1${path}`);
    return { status: response.status, json: (await response.json()) as Record<string, never> };
  };
  const send = async (method: string, path: string, body: unknown = {}, as = owner) =>
    (await as.request(`/api/v1${path}`, { method, ...asJson(body) })).status;
  return { node, ...people, owner, guest, givenVideo, db, ask, send };
}

test('languages are those of the contract', async () => {
  const { node } = await openVideo();
  expect(await (await node.request('/api/v1/videos/languages')).json()).toEqual(
    recorded('api-languages'),
  );
});

test('a video keeps its passwords, and one at least', async () => {
  const { owner, guest, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner, { privacy: 5, passwords: ['sesame'] });
  const path = `/videos/${uuid}/passwords`;
  expect(await send('POST', path, { password: 'open' })).toBe(204);
  expect((await ask(path)).json).toMatchObject({
    total: 2,
    data: [{ password: 'open' }, { password: 'sesame' }], // the newest first
  });
  expect(await send('PUT', path, { passwords: ['one', 'two'] })).toBe(204);
  const { data } = (await ask(path)).json as unknown as {
    data: { id: number; password: string }[];
  };
  expect(data.map(({ password }) => password)).toEqual(['two', 'one']);
  expect(await send('DELETE', `${path}/${data[0]!.id}`)).toBe(204);
  expect(await send('DELETE', `${path}/${data[0]!.id}`)).toBe(404);
  expect(await send('DELETE', `${path}/${data[1]!.id}`)).toBe(400);
  expect(await send('POST', path, { password: 'one' })).toBe(400);
  for (const passwords of [[], ['a'], ['same', 'same'], 'no'])
    expect(await send('PUT', path, { passwords })).toBe(400);
  expect((await ask(path, guest)).status).toBe(403); // the video asks a stranger for its password
  const open = await givenVideo(owner);
  expect((await ask(`/videos/${open.uuid}/passwords`)).status).toBe(400);
  expect((await ask(`/videos/${open.uuid}/passwords`, guest)).status).toBe(403);
});

test('who guesses passwords is stopped, with the right one too', async () => {
  const { node, owner, givenVideo } = await openVideo();
  const { uuid } = await givenVideo(owner, { privacy: 5, passwords: ['sesame'] });
  const offer = async (password: string) =>
    (
      await node.request(`/api/v1/videos/${uuid}/chapters`, {
        headers: { 'x-peertube-video-password': password },
      })
    ).status;
  for (let n = 0; n < 29; n++) expect(await offer(`guess ${n}`)).toBe(403);
  for (let n = 0; n < 9; n++) expect(await offer('guess 1')).toBe(403); // tells nothing new
  for (let n = 0; n < 3; n++) expect(await offer('sesame')).toBe(200);
  expect(await offer('guess')).toBe(403);
  expect(await offer('sesame')).toBe(429);
});

test('chapters are set, or else follow the description', async () => {
  const { owner, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner, { description: '0:00 Source\n0:05 Mill' });
  const path = `/videos/${uuid}/chapters`;
  const titles = async () =>
    ((await ask(path)).json as unknown as { chapters: { title: string }[] }).chapters.map(
      ({ title }) => title,
    );
  expectShape((await ask(path)).json, recorded('api-chapters'));
  expect(await titles()).toEqual(['Source', 'Mill']);
  await send('PUT', `/videos/${uuid}`, { description: '0:00 Spring' });
  expect(await titles()).toEqual(['Spring']);
  const chapters = [
    { timecode: 9, title: 'Sea' },
    { timecode: 0, title: 'Snow' },
  ];
  expect(await send('PUT', path, { chapters })).toBe(204);
  await send('PUT', `/videos/${uuid}`, { description: '0:00 Other' });
  expect(await titles()).toEqual(['Snow', 'Sea']);
  for (const wrong of [
    [{ timecode: -1, title: 'x' }],
    [{ timecode: 1, title: '' }],
    [{ timecode: 1, title: 'x'.repeat(101) }],
    [...chapters, { timecode: 9, title: 'again' }],
  ])
    expect(await send('PUT', path, { chapters: wrong })).toBe(400);
});

test('the player looks as the video, its channel or the node says', async () => {
  const { owner, guest, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner);
  const [video, channel] = [
    `/player-settings/videos/${uuid}`,
    '/player-settings/video-channels/owner_channel',
  ];
  expectShape((await ask(video)).json, recorded('api-player-settings-video'));
  expect((await ask(`${video}?raw=true`)).json).toEqual({ theme: 'channel-default' });
  expect(await send('PUT', channel, { theme: 'lucide' })).toBe(200);
  expect((await ask(video)).json).toEqual({ theme: 'lucide' });
  expect(await send('PUT', video, { theme: 'galaxy' })).toBe(200);
  expect((await ask(video)).json).toEqual({ theme: 'galaxy' });
  expect(await send('PUT', video, { theme: 'neon' })).toBe(400);
  expect(await send('PUT', channel, { theme: 'channel-default' })).toBe(400);
  for (const path of [video, channel])
    expect(await send('PUT', path, { theme: 'galaxy' }, guest)).toBe(403);
  expect((await ask('/player-settings/video-channels/nobody')).status).toBe(404);
});

test('a video may be embedded where its owner allows it', async () => {
  const { node, owner, guest, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner);
  const path = `/videos/${uuid}/embed-privacy`;
  const allowed = async (domain: string, as: Pick<typeof owner, 'request'> = node) =>
    (await ask(`${path}/allowed?domain=${encodeURIComponent(domain)}`, as)).json;
  expect(await allowed('other.example')).toEqual({ domainAllowed: true, userBypassAllowed: null });
  expect(await send('PUT', path, { policy: 2, domains: ['Example.org', 'bücher.example'] })).toBe(
    204,
  );
  expect((await ask(path)).json).toEqual({
    policy: { id: 2, label: 'Allowlist' },
    domains: ['example.org', 'xn--bcher-kva.example'],
  });
  expect(await allowed('example.org.', owner)).toEqual({
    domainAllowed: true,
    userBypassAllowed: null,
  });
  expect(await allowed('BÜCHER.example')).toMatchObject({ domainAllowed: true });
  for (const other of ['sub.example.org', 'example.org.evil', 'example.org@evil'])
    expect(await allowed(other)).toEqual({ domainAllowed: false, userBypassAllowed: false });
  expect(await allowed('x.example', owner)).toMatchObject({ userBypassAllowed: true });
  expect(await allowed('x.example', guest)).toMatchObject({ userBypassAllowed: false });
  for (const wrong of [{ policy: 3 }, { policy: 2 }, { policy: 2, domains: ['https://a.example'] }])
    expect(await send('PUT', path, wrong)).toBe(400);
  expect(await send('PUT', path, { policy: 1, domains: [] }, guest)).toBe(403);
});

test('the source is for those who manage the video, and moderators may delete it', async () => {
  const { root, owner, guest, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner);
  const path = `/videos/${uuid}/source`;
  expectShape((await ask(path)).json, recorded('api-video-source'), ['metadata']);
  expect((await ask(path, guest)).status).toBe(403);
  expect(await send('DELETE', `${path}/file`)).toBe(403);
  expect(await send('DELETE', `${path}/file`, {}, root)).toBe(204);
  expect((await ask(path)).json).toMatchObject({ fileDownloadUrl: null });
  expect(await send('DELETE', `${path}/file`, {}, root)).toBe(404);
});

test('the parts of a private video are not for strangers', async () => {
  const { node, owner, guest, givenVideo, ask, send } = await openVideo();
  const { uuid } = await givenVideo(owner, { privacy: 3, description: '0:00 Secret' });
  const parts = ['description', 'captions', 'chapters', 'storyboards'].map(
    (part) => `/videos/${uuid}/${part}`,
  );
  parts.push(`/player-settings/videos/${uuid}`, `/videos/${uuid}/embed-privacy/allowed?domain=a.b`);
  for (const path of parts) {
    expect((await ask(path)).status).toBe(200);
    expect([path, (await ask(path, node)).status]).toEqual([path, 401]);
    expect([path, (await ask(path, guest)).status]).toEqual([path, 403]);
  }
  for (const part of ['passwords', 'source', 'embed-privacy'])
    expect((await ask(`/videos/${uuid}/${part}`, guest)).status).toBe(403);
  expect(await send('PUT', `/videos/${uuid}/chapters`, { chapters: [] }, guest)).toBe(403);
});
