import { node, send } from '../../node.ts';

const CHANNELS = '/api/v1/video-channels';
const at = (name: string) => `${CHANNELS}/${encodeURIComponent(name)}`;

const asJson = (method: string, body: object) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What is said of a channel; null clears. */
export interface ChannelChange {
  displayName: string;
  description: string | null;
  support: string | null;
  /** The support text goes to all videos of the channel as well. */
  bulkVideosSupportUpdate?: boolean;
}

export type PictureKind = 'avatar' | 'banner';

async function channelsOf(accountName: string) {
  const answer = await node.accounts[':handle']['video-channels'].$get({
    param: { handle: accountName },
    query: { withStats: 'true', includeCollaborations: 'true', count: '100' },
  });
  return (await answer.json()).data;
}

const read = async (handle: string) =>
  (await node['video-channels'][':handle'].$get({ param: { handle } })).json();

async function collaborators(handle: string) {
  const answer = await node['video-channels'][':handle'].collaborators.$get({ param: { handle } });
  return (await answer.json()).data;
}

export type MyChannel = Awaited<ReturnType<typeof channelsOf>>[number];
export type ReadChannel = Awaited<ReturnType<typeof read>>;
export type Collaborator = Awaited<ReturnType<typeof collaborators>>[number];

/** The operations on channels, for those who run them. */
export const channelApi = {
  channelsOf,
  read,
  collaborators,

  create: (name: string, { displayName, description, support }: ChannelChange) =>
    send(CHANNELS, asJson('POST', { name, displayName, description, support })),

  change: (name: string, change: ChannelChange) => send(at(name), asJson('PUT', change)),

  remove: (name: string) => send(at(name), { method: 'DELETE' }),

  setPicture: (name: string, kind: PictureKind, picture: Blob) => {
    const form = new FormData();
    form.set(`${kind}file`, new File([picture], `${kind}.jpg`, { type: picture.type }));
    return send(`${at(name)}/${kind}/pick`, { method: 'POST', body: form });
  },

  dropPicture: (name: string, kind: PictureKind) =>
    send(`${at(name)}/${kind}`, { method: 'DELETE' }),

  playerTheme: async (handle: string): Promise<string> => {
    const settings = node['player-settings']['video-channels'][':handle'];
    const answer = await settings.$get({ param: { handle }, query: { raw: 'true' } });
    return (await answer.json()).theme;
  },

  setPlayerTheme: (name: string, theme: string) =>
    send(
      `/api/v1/player-settings/video-channels/${encodeURIComponent(name)}`,
      asJson('PUT', { theme }),
    ),

  give: (name: string, username: string) =>
    send(`${at(name)}/give-ownership`, asJson('POST', { username })),

  invite: (name: string, accountHandle: string) =>
    send(`${at(name)}/collaborators/invite`, asJson('POST', { accountHandle })),

  removeCollaborator: (name: string, id: number) =>
    send(`${at(name)}/collaborators/${id}`, { method: 'DELETE' }),

  answerInvitation: (name: string, id: number, answer: 'accept' | 'reject') =>
    send(`${at(name)}/collaborators/${id}/${answer}`, { method: 'POST' }),
};
