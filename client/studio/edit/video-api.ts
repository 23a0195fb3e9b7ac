import type { VideoDetails } from '../../contract.ts';
import { PRIVACY } from '../../contract.ts';
import { node, send } from '../../node.ts';
import type { VideoChange } from './draft.ts';

/** Everything that is edited of a video. */
export interface EditedVideo {
  video: VideoDetails;
  passwords: string[];
}

const VIDEOS = '/api/v1/videos';

const putJson = (url: string, body: object) =>
  send(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function passwordsOf(id: string): Promise<string[]> {
  const answer = await node.videos[':id'].passwords.$get({
    param: { id },
    query: { count: '100' },
  });
  return (await answer.json()).data.map(({ password }) => password);
}

/** The operations on one video, for those who manage it. */
export const videoApi = {
  read: async (id: string): Promise<EditedVideo> => {
    const video = await (await node.videos[':id'].$get({ param: { id } })).json();
    const isGuarded = video.privacy.id === PRIVACY.password;
    return { video, passwords: isGuarded ? await passwordsOf(video.uuid) : [] };
  },

  change: (id: string, change: VideoChange) => putJson(`${VIDEOS}/${id}`, change),

  setThumbnail: (id: string, picture: Blob) => {
    const form = new FormData();
    form.set('thumbnailfile', new File([picture], 'thumbnail.jpg', { type: picture.type }));
    return send(`${VIDEOS}/${id}`, { method: 'PUT', body: form });
  },

  embedPrivacy: async (id: string) =>
    (await node.videos[':id']['embed-privacy'].$get({ param: { id } })).json(),

  setEmbedPrivacy: (id: string, policy: number, domains: string[]) =>
    putJson(`${VIDEOS}/${id}/embed-privacy`, { policy, domains }),

  ladder: async (id: string) => (await node.videos[':id'].ladder.$get({ param: { id } })).json(),

  playerTheme: async (id: string): Promise<string> => {
    const settings = node['player-settings'].videos[':id'];
    const answer = await settings.$get({ param: { id }, query: { raw: 'true' } });
    return (await answer.json()).theme;
  },

  setPlayerTheme: (id: string, theme: string) =>
    putJson(`/api/v1/player-settings/videos/${id}`, { theme }),

  give: (id: string, username: string) =>
    node.videos[':id']['give-ownership'].$post({ param: { id }, json: { username } }),
};
