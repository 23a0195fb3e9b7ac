import { ask } from './asking.ts';
import { startTestNode, type TestNode } from './node.ts';
import { openPeople } from './people.ts';
import { openCatalog } from './videos.ts';

const MANY = [1, 2, 3, 4];

/** A node whose administrator has four of nearly everything that is listed; what names them in paths. */
export async function startCrowded() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const act = async (line: string, body?: object, who: Pick<TestNode, 'request'> = root) => {
    const answer = await ask(who, line, body);
    if (answer.status >= 300) throw new Error(`${line}: ${JSON.stringify(answer)}`);
    return answer.body as { comment: { id: number } };
  };
  const { port } = new URL(node.url);
  const channelOf = (username: string) => ({ uri: `${username}_channel@localhost:${port}` });

  await act('PUT /config/custom', {
    signup: { enabled: true, requiresApproval: true, requiresEmailVerification: false },
    import: { videoChannelSynchronization: { enabled: true, maxPerUser: 10 } },
  });
  const me = (await ask(root, 'GET /users/me')).body as { videoChannels: { id: number }[] };
  const channelId = me.videoChannels[0]!.id;
  const video = await givenVideo(root, { privacy: 1 });
  const playlist = await addPlaylist(root, 'All', channelId);
  const threads = `/videos/${video.uuid}/comment-threads`;
  const { comment } = await act(`POST ${threads}`, { text: 'a thread' });

  for (const n of MANY) {
    const user = await join(`user${n}`);
    await join(`muted${n}`);
    await join(`helper${n}`);
    const theirs = await givenVideo(user, { name: `Film ${n}`, tags: ['film'] });
    const own = await givenVideo(root, { name: `Film of root ${n}`, tags: ['film'] });
    const doubtful = await givenVideo(user, { name: `Doubtful ${n}` });
    const list = await addPlaylist(root, `List ${n}`, channelId);
    for (const [line, body, who] of [
      ['POST /users/me/subscriptions', channelOf('root'), user],
      ['POST /users/me/subscriptions', channelOf(`user${n}`)],
      [`POST ${threads}`, { text: `thread ${n}` }, user],
      [`POST /videos/${video.uuid}/comments/${comment.id}`, { text: 'reply' }, user],
      [`PUT /videos/${theirs.uuid}/rate`, { rating: 'like' }],
      ['POST /abuses', { reason: 'a reason', video: { id: video.id } }, user],
      ['POST /abuses', { reason: 'a reason', video: { id: theirs.id } }],
      [`POST /videos/${theirs.uuid}/views`, { currentTime: 1 }],
      [`POST /videos/${doubtful.uuid}/blacklist`, { reason: 'doubt' }],
      [`POST /videos/${own.uuid}/give-ownership`, { username: `user${n}` }],
      [`POST /video-playlists/${playlist}/videos`, { videoId: theirs.id }],
      [`POST /video-playlists/${list}/videos`, { videoId: own.id }],
      ...settingsOf(n, channelId),
    ] as Act[])
      await act(line, body, who);
    await act('POST /users/registrations/request', askingToJoin(n), node);
    await node.signIn('root', 'correct horse'); // a session
  }
  return { node, video: video.uuid, playlist };
}

type Act = [line: string, body?: object, who?: Pick<TestNode, 'request'>];

const settingsOf = (n: number, videoChannelId: number): Act[] => [
  ['POST /video-channels', { name: `channel_${n}`, displayName: `Channel ${n}` }],
  ['POST /server/blocklist/accounts', { accountName: `muted${n}` }],
  ['POST /server/blocklist/servers', { host: `muted${n}.example` }],
  ['POST /users/me/blocklist/accounts', { accountName: `muted${n}` }],
  ['POST /users/me/blocklist/servers', { host: `muted${n}.example` }],
  ['POST /watched-words/server/lists', { listName: `words ${n}`, words: [`word${n}`] }],
  ['POST /watched-words/accounts/root/lists', { listName: `words ${n}`, words: [`word${n}`] }],
  ['POST /video-channels/root_channel/collaborators/invite', { accountHandle: `helper${n}` }],
  ['POST /runners/registration-tokens/generate'],
  [
    'POST /video-channel-syncs',
    { externalChannelUrl: `https://films.example/c/${n}`, videoChannelId },
  ],
  ['POST /bulk/acts', { kind: 'remove-comments', filter: { search: `nothing${n}` } }],
];

const askingToJoin = (n: number) => ({
  username: `asking${n}`,
  email: `asking${n}@example.org`,
  password: 'open sesame',
  registrationReason: 'I film rivers.',
});

async function addPlaylist(root: Pick<TestNode, 'request'>, name: string, channelId: number) {
  const body = new FormData();
  body.set('displayName', name);
  body.set('privacy', '1');
  body.set('videoChannelId', String(channelId));
  const response = await root.request('/api/v1/video-playlists', { method: 'POST', body });
  const { videoPlaylist } = (await response.json()) as { videoPlaylist: { uuid: string } };
  return videoPlaylist.uuid;
}
