import { expect, test } from 'vitest';

import { rawRequest } from '../../test/support/lines/raw-request.ts';
import { openMedia } from '../../test/support/media.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';

type Headers = Record<string, string>;
const MEDIA = '0123456789';
const KINDS = ['media', 'playlist', 'master', 'hashes'] as const;

const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });

async function startWithVideos() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [ada, eve, mod] = [await join('ada'), await join('eve'), await join('mod', 'moderator')];
  const { givenMedia } = openMedia(node);
  const callers: Record<string, Headers> = {
    nobody: {},
    stranger: bearer(eve),
    owner: bearer(ada),
    moderator: bearer(mod),
    administrator: bearer(root),
    'right password': { 'x-peertube-video-password': 'sesame' },
    'wrong password': { 'x-peertube-video-password': 'Sesame' },
    'dead token': { authorization: 'Bearer dead', cookie: 'tributary_session=dead' },
  };
  const videos = {
    public: await givenMedia(ada, { privacy: 1 }),
    unlisted: await givenMedia(ada, { privacy: 2 }),
    private: await givenMedia(ada, { privacy: 3 }),
    internal: await givenMedia(ada, { privacy: 4 }),
    password: await givenMedia(ada, { privacy: 5, passwords: ['other', 'sesame'] }),
    unpublished: await givenMedia(ada, { privacy: 1, waitTranscoding: true }),
  };
  return { node, root, ada, eve, givenMedia, callers, videos };
}

const MANAGERS = ['owner', 'moderator', 'administrator'];
const EVERYONE = [
  ...MANAGERS,
  'nobody',
  'stranger',
  'right password',
  'wrong password',
  'dead token',
];

/** Who gets the files at either address. */
const ADMITTED: Record<string, Record<'open' | 'guarded', string[]>> = {
  public: { open: EVERYONE, guarded: EVERYONE },
  unlisted: { open: EVERYONE, guarded: EVERYONE },
  private: { open: [], guarded: MANAGERS },
  internal: { open: [], guarded: [...MANAGERS, 'stranger'] },
  password: { open: [], guarded: [...MANAGERS, 'right password'] },
  unpublished: { open: MANAGERS, guarded: MANAGERS },
};

test('each file of each video goes to those its privacy admits, and to nobody else', async () => {
  const { node, videos, callers } = await startWithVideos();
  const wrong: string[] = [];
  for (const [privacy, video] of Object.entries(videos)) {
    const { open, guarded } = ADMITTED[privacy]!;
    const files = KINDS.flatMap((kind) => [
      { path: `${video.open}/${video[kind]}`, admitted: open, refusal: 404 },
      { path: `${video.guarded}/${video[kind]}`, admitted: guarded, refusal: 403 },
    ]);
    files.push({ path: video.download, admitted: guarded, refusal: 403 });
    for (const { path, admitted, refusal } of files) {
      for (const [who, headers] of Object.entries(callers)) {
        const { status } = await node.request(path, { headers });
        const due = admitted.includes(who) ? 200 : refusal;
        if (status !== due) wrong.push(`${who}: ${path} of ${privacy} is ${status}, not ${due}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('what is hidden and what does not exist are told apart by nothing', async () => {
  const { node, videos, callers } = await startWithVideos();
  const { private: hidden } = videos;
  const absentUuid = '00000000-0000-4000-8000-000000000000';
  for (const who of ['nobody', 'stranger', 'wrong password']) {
    for (const path of [
      `${hidden.open}/${hidden.media}`,
      `${hidden.guarded}/${hidden.media}`,
      hidden.download,
    ]) {
      const answers = [path, path.replace(hidden.uuid, absentUuid)].map(async (target) => {
        const { headers, ...answer } = await rawRequest(node, target, { headers: callers[who]! });
        return { ...answer, headers: { ...headers, date: '' } };
      });
      const [present, absent] = await Promise.all(answers);
      expect(present).toEqual(absent);
    }
  }
});

test('who guesses passwords at a file is stopped, with the right one too', async () => {
  const { node, videos } = await startWithVideos();
  const { guarded, uuid } = videos.password;
  const offer = async (password: string, file = `${guarded}/${uuid}-master.m3u8`) => {
    const headers = { 'x-peertube-video-password': password };
    return (await node.request(file, { headers })).status;
  };
  for (let n = 0; n < 30; n++) expect(await offer(`guess ${n}`)).toBe(403);
  expect(await offer('sesame')).toBe(429);
  expect(await offer('sesame', videos.password.download)).toBe(429);
});

/** The same file, spelt as attackers spell it. */
function spellings(directory: string, file: string): string[] {
  const path = `${directory}/${file}`;
  const rest = path.slice('/static/'.length);
  const [, uuid = ''] = /([0-9a-f-]{36})$/.exec(directory) ?? [];
  return [
    `/static/../static/${rest}`,
    `/static/./${rest}`,
    `/static//${rest}`,
    `//static/${rest}`,
    `/./static/${rest}`,
    `/x/../static/${rest}`,
    `${directory}/../${uuid}/${file}`,
    `${directory}/x/..%2f${file}`,
    `${directory}/%2e%2e/${uuid}/${file}`,
    `${directory}/%252e%252e/${uuid}/${file}`,
    `${directory}/%c0%ae%c0%ae/${uuid}/${file}`,
    `${directory}/..;/${uuid}/${file}`,
    `${directory}%2f${file}`,
    `${directory}\\${file}`,
    `${directory}/..\\${uuid}\\${file}`,
    `/%73tatic/${rest}`,
    `/static%2f${rest}`,
    `/STATIC/${rest}`,
    `/Static/${rest}`,
    `/static/${rest.replace('streaming', 'Streaming')}`,
    path.replace(uuid, uuid.toUpperCase()),
    path.replace(uuid, uuid.replaceAll('-', '')),
    path.replace(uuid, `{${uuid}}`),
    `${path}.`,
    `${path}/`,
    `${path}//`,
    `${path}%00`,
    `${path}\0`,
    `${path}%20`,
    `${path};x=1`,
    `${path}#x`,
    `${path}%3f`,
    `${path}.mp4`,
    `${path}${'a'.repeat(9000)}`,
    `/download/${rest}`,
    `/lazy-static/${rest}`,
    `/assets/..${path}`,
    `/blobs/${file}`,
    `http://node.example${path}`,
    path.replace('/hls/', '/hls/private/../'),
    path.replace('/hls/', '/hls/private/private/'),
    path.replace('/hls/', '/hls/public/'),
  ];
}

test('no other spelling of any path leads to a file, for nobody and for its owner', async () => {
  const { node, videos, callers } = await startWithVideos();
  const answered: string[] = [];
  for (const video of [videos.public, videos.private, videos.password]) {
    for (const directory of [video.open, video.guarded]) {
      for (const file of [video.media, video.master]) {
        for (const target of spellings(directory, file)) {
          for (const who of ['nobody', 'owner']) {
            const { status, body } = await rawRequest(node, target, { headers: callers[who]! });
            const isRefused = [400, 404].includes(status);
            if (!isRefused || body.includes(MEDIA) || body.includes('#EXTM3U'))
              answered.push(`${who} ${target} ${status}`);
          }
        }
      }
    }
  }
  expect(answered).toEqual([]);
});

test('what is not public is kept by no cache, and one set does not open another', async () => {
  const { node, videos, callers } = await startWithVideos();
  const { public: open, private: hidden, password } = videos;
  for (const kind of KINDS) {
    const owned = `${hidden.guarded}/${hidden[kind]}`;
    const bought = `${password.guarded}/${password[kind]}`;
    for (const [path, who] of [
      [owned, 'owner'],
      [owned, 'nobody'],
      [bought, 'right password'],
    ] as const) {
      const response = await node.request(path, { headers: callers[who]! });
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  }
  for (const path of [
    `${open.open}/${hidden.media}`,
    `${open.guarded}/${hidden.media}`,
    `${open.open}/${open.media.replace('-360-', '-720-')}`,
    `${open.open}/${open.playlist.replace('-360', '-720')}`,
  ]) {
    expect((await node.request(path)).status).toBe(404);
  }
  expect((await node.request(`${hidden.guarded}/${open.media}`)).status).toBe(403);
});

test('who names a file of a private video wrongly is told which part is wrong', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { givenMedia } = openMedia(node);
  const [hidden, open] = [await givenMedia(root, { privacy: 3 }), await givenMedia(root)];
  const refusal = async (path: string, who: Pick<typeof root, 'request'> = root) => {
    const response = await who.request(path);
    const said = (await response.json()) as { 'invalid-params'?: object };
    return [response.status, ...Object.keys(said['invalid-params'] ?? {})];
  };
  const nobodys = hidden.guarded.replace(hidden.uuid, 'toto');
  const another = `${open.guarded}/..%2f${hidden.uuid}%2f${hidden.master}`;
  expect(await refusal(`${nobodys}/${hidden.master}`)).toEqual([400, 'videoUUID']);
  expect(await refusal(another, node)).toEqual([400, 'filename']);
  expect(await refusal(`${hidden.guarded}/${hidden.master.replace('m3u8', 'mp4')}`)).toEqual([404]);
});
