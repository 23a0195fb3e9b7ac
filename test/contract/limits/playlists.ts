import type { Callers } from './ask.ts';
import { BAD_LISTS, BAD_PAGES, type Case, narrows, nothing, refuses, tells } from './case.ts';
import { hugePicture, noMedia } from './files.ts';
import type { At } from './given.ts';

type Named = { id: number; uuid: string };
type Playlists = Record<'open' | 'unlisted' | 'hidden', Named> & { later: number };

export const playlistCases = async (at: At, callers: Callers): Promise<Case[]> => {
  const playlists = await givenPlaylists(at, callers);
  return [
    ...listCases(playlists),
    ...changeCases(at, playlists),
    ...elementCases(at, playlists.open),
    ...existCases(),
    ...removalCases(playlists),
  ];
};

async function givenPlaylists({ channelId }: At, { alice }: Callers): Promise<Playlists> {
  const path = '/api/v1/video-playlists';
  const create = async (privacy: number) => {
    const body = new FormData();
    body.set('displayName', 'super playlist');
    body.set('privacy', String(privacy));
    if (privacy !== 3) body.set('videoChannelId', String(channelId));
    const response = await alice.request(path, { method: 'POST', body });
    return ((await response.json()) as { videoPlaylist: Named }).videoPlaylist;
  };
  const mine = await alice.request('/api/v1/accounts/alice/video-playlists?playlistType=2');
  const { data } = (await mine.json()) as { data: Named[] };
  const [open, unlisted, hidden] = [await create(1), await create(2), await create(3)];
  return { open, unlisted, hidden, later: data[0]!.id };
}

const listCases = ({ open, unlisted }: Playlists): Case[] => [
  ...[
    '/video-playlists',
    '/accounts/alice/video-playlists',
    '/video-channels/alice_channel/video-playlists',
  ].flatMap((path) => narrows('alice', `GET ${path}`, [...BAD_LISTS, 'playlistType=3'])),
  ...tells(404, ['alice'], { ask: 'GET /accounts/alice2/video-playlists' }),
  ...tells(404, ['alice'], { ask: 'GET /video-channels/bad_channel/video-playlists' }),
  ...narrows('alice', `GET /video-playlists/${open.uuid}/videos`, BAD_PAGES),
  ...tells(400, ['nobody'], { ask: 'GET /video-playlists/toto' }),
  ...tells(404, ['nobody'], { ask: 'GET /video-playlists/4242' }),
  ...tells(404, ['nobody'], { ask: `GET /video-playlists/${unlisted.id}` }),
  ...tells(200, ['nobody'], { ask: `GET /video-playlists/${unlisted.uuid}` }),
];

const changeCases = ({ channelId }: At, { open, hidden, later }: Playlists): Case[] => {
  const form = { displayName: 'display name', privacy: 2, videoChannelId: channelId };
  const create = { as: 'alice', ask: 'POST /video-playlists', form } as const;
  const change = { ...create, ask: `PUT /video-playlists/${open.uuid}` };
  const wrong = {
    displayName: ['s'.repeat(300)],
    description: ['t'],
    privacy: [45],
    thumbnailfile: [noMedia('a.mp4'), hugePicture()],
  };
  const isPublic = { ...form, privacy: 1 };
  return [
    ...tells(401, ['nobody'], create),
    ...tells(401, ['nobody'], change),
    ...refuses(create, { ...wrong, displayName: [nothing, ...wrong.displayName] }),
    ...refuses(change, wrong),
    ...refuses({ ...create, form: isPublic }, { videoChannelId: [nothing, 'null'] }),
    {
      ...change,
      ask: `PUT /video-playlists/${hidden.uuid}`,
      form: { ...isPublic, videoChannelId: undefined },
      status: 400,
    },
    ...refuses({ ...change, form: isPublic }, { videoChannelId: ['null'] }),
    { ...change, form: { displayName: 'display name', videoChannelId: 'null' }, status: 400 },
    { ...change, ask: 'PUT /video-playlists/4242', status: 404 },
    ...tells(403, ['bob'], change),
    ...tells(403, ['bob'], create), // not his channel
    { ...create, form: { ...form, videoChannelId: 4242 }, status: 404 },
    { ...change, form: { ...form, videoChannelId: 4242 }, status: 404 },
    { ...change, ask: `PUT /video-playlists/${later}`, status: 400 },
    ...tells(200, ['alice'], create),
    ...tells(204, ['alice'], change),
  ];
};

/** Of a playlist that is unlisted by now. */
const elementCases = ({ video, hidden }: At, { id, uuid }: Named): Case[] => {
  const list = `/video-playlists/${id}/videos`;
  const element = { videoId: video.id, startTimestamp: 2, stopTimestamp: 3 };
  const add = { as: 'alice', ask: `POST ${list}`, body: element } as const;
  const change = {
    as: 'alice',
    ask: `PUT ${list}/1`,
    body: { startTimestamp: 1, stopTimestamp: 2 },
  } as const;
  const times = { startTimestamp: ['toto', -42], stopTimestamp: ['toto', -42] };
  return [
    ...ofOthers(add, 'POST', '/videos'),
    { ...add, body: { ...element, videoId: 4242 }, status: 404 },
    ...refuses(add, times),
    ...tells(200, ['alice'], add),
    ...ofOthers(change, 'PUT', '/videos/1'),
    { ...change, ask: `PUT ${list}/toto`, status: 400 },
    { ...change, ask: `PUT ${list}/4242`, status: 404 },
    ...refuses(change, times),
    ...tells(204, ['alice'], change),
    ...tells(200, ['alice'], { ask: `POST ${list}`, body: { videoId: video.id } }),
    ...tells(200, ['alice'], { ask: `POST ${list}`, body: { videoId: hidden.id } }),
    ...reorderCases(uuid),
    ...ofOthers(
      { as: 'alice', ask: `DELETE /video-playlists/${uuid}/videos/1` },
      'DELETE',
      '/videos/1',
    ),
    ...tells(400, ['alice'], { ask: `DELETE /video-playlists/${uuid}/videos/toto` }),
    ...tells(404, ['alice'], { ask: `DELETE /video-playlists/${uuid}/videos/4242` }),
    ...tells(204, ['alice'], { ask: `DELETE /video-playlists/${uuid}/videos/1` }),
  ];
};

const ofOthers = (good: Omit<Case, 'status'>, method: string, below: string): Case[] => [
  { ...good, as: 'nobody', status: 401 },
  { ...good, as: 'bob', status: 403 },
  { ...good, ask: `${method} /video-playlists/toto${below}`, status: 400 },
  { ...good, ask: `${method} /video-playlists/4242${below}`, status: 404 },
];

function reorderCases(uuid: string): Case[] {
  const body = { startPosition: 1, insertAfterPosition: 2, reorderLength: 3 };
  const good = { as: 'alice', ask: `POST /video-playlists/${uuid}/videos/reorder`, body } as const;
  return [
    ...ofOthers(good, 'POST', '/videos/reorder'),
    ...refuses(good, {
      startPosition: [-1, 'toto', 42],
      insertAfterPosition: [-2, 'toto', 42],
      reorderLength: [-2, 'toto', 42],
    }),
    { ...good, status: 204 },
  ];
}

const existCases = (): Case[] => {
  const ask = 'GET /users/me/video-playlists/videos-exist';
  return [
    ...tells(401, ['nobody'], { ask: `${ask}?videoIds=1&videoIds=2` }),
    ...['videoIds=toto', 'videoIds=1&videoIds=toto'].flatMap((query) =>
      tells(400, ['alice'], { ask: `${ask}?${query}` }),
    ),
    ...tells(200, ['alice'], { ask: `${ask}?videoIds=1&videoIds=2` }),
  ];
};

const removalCases = ({ open, later }: Playlists): Case[] => [
  ...tells(404, ['alice'], { ask: 'DELETE /video-playlists/4242' }),
  ...tells(403, ['bob'], { ask: `DELETE /video-playlists/${open.uuid}` }),
  ...tells(400, ['alice'], { ask: `DELETE /video-playlists/${later}` }),
  ...tells(204, ['alice'], { ask: `DELETE /video-playlists/${open.uuid}` }),
];
