import { node, send } from '../../node.ts';

const asJson = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function list(search: string, start: number, count: number) {
  const query = {
    sort: '-createdAt',
    start: String(start),
    count: String(count),
    ...(search && { search }),
  };
  return (await node.users.me.videos.imports.$get({ query })).json();
}

async function syncs(accountName: string) {
  const answer = await node.accounts[':handle']['video-channel-syncs'].$get({
    param: { handle: accountName },
    query: { includeCollaborations: 'true', count: '100' },
  });
  return (await answer.json()).data;
}

export type VideoImport = Awaited<ReturnType<typeof list>>['data'][number];
export type Sync = Awaited<ReturnType<typeof syncs>>[number];

const param = (id: number) => ({ param: { id: String(id) } });

/** Videos this node fetches by itself, and channels it follows elsewhere. */
export const importApi = {
  list,
  syncs,

  /** Asks for what is at an address: a page, a file, or a magnet link. */
  begin: (address: string, channelId: number, privacy: number) => {
    const source = address.startsWith('magnet:') ? { magnetUri: address } : { targetUrl: address };
    return send('/api/v1/videos/imports', asJson({ ...source, channelId, privacy }));
  },

  /** Asks for the video of a torrent. */
  beginTorrent(file: File, channelId: number, privacy: number) {
    const body = new FormData();
    body.set('torrentfile', file);
    body.set('channelId', String(channelId));
    body.set('privacy', String(privacy));
    return send('/api/v1/videos/imports', { method: 'POST', body });
  },

  cancel: (id: number) => node.videos.imports[':id'].cancel.$post(param(id)),
  retry: (id: number) => node.videos.imports[':id'].retry.$post(param(id)),
  remove: (id: number) => node.videos.imports[':id'].$delete(param(id)),

  keepInStep: (externalChannelUrl: string, videoChannelId: number) =>
    send('/api/v1/video-channel-syncs', asJson({ externalChannelUrl, videoChannelId })),

  /** Brings all the videos of a channel elsewhere, once. */
  importAll: (channelName: string, externalChannelUrl: string) =>
    send(
      `/api/v1/video-channels/${encodeURIComponent(channelName)}/import-videos`,
      asJson({ externalChannelUrl }),
    ),

  runSync: (id: number) => node['video-channel-syncs'][':id'].sync.$post(param(id)),
  endSync: (id: number) => node['video-channel-syncs'][':id'].$delete(param(id)),
};
