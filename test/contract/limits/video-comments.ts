import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const UNKNOWN = '/videos/ba708d62-e3d7-45d9-9d73-41b9097cc02d';
const BAD_TEXTS = { text: [nothing, '', 'h'.repeat(10_001)] };
const body = { text: 'super comment' };

/** Comments are numbered as they are posted. */
export const videoCommentCases = ({ video, hidden, channelId }: At): Case[] => {
  const [shown, unshown] = [`/videos/${video.uuid}`, `/videos/${hidden.uuid}`];
  return [
    ...posting(shown, unshown),
    ...reading(shown, unshown),
    ...deleting(shown),
    ...reviewing(video.uuid, channelId),
    ...approving(shown),
    ...closed(shown),
  ];
};

const posting = (shown: string, unshown: string): Case[] => {
  const thread = { as: 'alice', ask: `POST ${shown}/comment-threads`, body } as const;
  const reply = { as: 'alice', ask: `POST ${shown}/comments/1`, body } as const;
  return [
    ...tells(401, ['nobody', 'forger'], thread),
    ...refuses(thread, BAD_TEXTS),
    ...tells(404, ['alice'], { ask: `POST ${UNKNOWN}/comment-threads`, body }),
    ...tells(403, ['bob'], { ask: `POST ${unshown}/comment-threads`, body }),
    { ...thread, status: 200 },
    ...tells(401, ['nobody', 'forger'], reply),
    ...refuses(reply, BAD_TEXTS),
    ...tells(404, ['alice'], { ask: `POST ${UNKNOWN}/comments/1`, body }),
    ...tells(404, ['alice'], { ask: `POST ${shown}/comments/124`, body }),
    { ...reply, status: 200 },
    ...tells(200, ['alice'], { ask: `POST ${unshown}/comment-threads`, body }),
    ...tells(403, ['bob'], { ask: `POST ${unshown}/comments/3`, body }),
  ];
};

const reading = (shown: string, unshown: string): Case[] => [
  ...refusesPages('alice', `${shown}/comment-threads`),
  ...['comment-threads', 'comment-threads/1'].flatMap((path) =>
    tells(404, ['nobody'], { ask: `GET ${UNKNOWN}/${path}` }),
  ),
  ...tells(404, ['nobody'], { ask: `GET ${shown}/comment-threads/156` }),
  ...['comment-threads', 'comment-threads/3'].flatMap((path) => [
    ...tells(401, ['nobody'], { ask: `GET ${unshown}/${path}` }),
    ...tells(403, ['bob'], { ask: `GET ${unshown}/${path}` }),
    ...tells(200, ['alice'], { ask: `GET ${unshown}/${path}` }),
  ]),
  ...tells(200, ['nobody'], { ask: `GET ${shown}/comment-threads/1` }),
];

const deleting = (shown: string): Case[] => [
  ...tells(401, ['nobody', 'forger'], { ask: `DELETE ${shown}/comments/1` }),
  ...tells(403, ['bob'], { ask: `DELETE ${shown}/comments/1` }),
  ...tells(404, ['alice'], { ask: `DELETE ${UNKNOWN}/comments/1` }),
  ...tells(404, ['alice'], { ask: `DELETE ${shown}/comments/124` }),
  ...tells(200, ['bob'], { ask: `POST ${shown}/comment-threads`, body }),
  ...tells(204, ['bob'], { ask: `DELETE ${shown}/comments/4` }),
  ...tells(200, ['bob'], { ask: `POST ${shown}/comment-threads`, body }),
  ...tells(204, ['alice'], { ask: `DELETE ${shown}/comments/5` }),
  ...tells(204, ['root'], { ask: `DELETE ${shown}/comments/1` }),
];

const OF_ALL = '/videos/comments';
const OF_MINE = '/users/me/videos/comments';

function reviewing(uuid: string, channelId: number): Case[] {
  const all = `search=toto&searchAccount=toto&searchVideo=toto&videoId=${uuid}&videoChannelId=${channelId}&autoTagOneOf=external-link`;
  return [
    ...[OF_ALL, OF_MINE].flatMap((list): Case[] => [
      ...refusesPages('root', list),
      ...tells(401, ['nobody'], { ask: `GET ${list}?sort=-createdAt` }),
      ...tells(400, ['root'], { ask: `GET ${list}?videoId=toto` }),
      ...tells(404, ['root'], { ask: `GET ${list}?videoId=42` }),
      ...tells(400, ['root'], { ask: `GET ${list}?videoChannelId=toto` }),
      ...tells(404, ['root'], { ask: `GET ${list}?videoChannelId=42` }),
      ...tells(200, ['root'], { ask: `GET ${list}?${all}` }),
    ]),
    ...tells(403, ['bob'], { ask: `GET ${OF_ALL}` }),
    ...tells(403, ['bob'], { ask: `GET ${OF_MINE}?videoId=${uuid}` }),
    ...tells(403, ['bob'], { ask: `GET ${OF_MINE}?videoChannelId=${channelId}` }),
    ...tells(200, ['root'], { ask: `GET ${OF_ALL}?${all}&isLocal=false` }),
  ];
}

const APPROVAL = 3;
const DISABLED = 2;

const approving = (shown: string): Case[] => [
  ...tells(204, ['alice'], { ask: `PUT ${shown}`, body: { commentsPolicy: APPROVAL } }),
  ...tells(200, ['bob'], { ask: `POST ${shown}/comment-threads`, body }),
  ...tells(200, ['bob'], { ask: `POST ${shown}/comment-threads`, body }),
  ...tells(204, ['root'], { ask: `DELETE ${shown}/comments/7` }),
  ...tells(401, ['nobody', 'forger'], { ask: `POST ${shown}/comments/6/approve` }),
  ...tells(403, ['bob'], { ask: `POST ${shown}/comments/6/approve` }),
  ...tells(404, ['alice'], { ask: 'POST /videos/42/comments/6/approve' }),
  ...tells(404, ['alice'], { ask: `POST ${shown}/comments/42/approve` }),
  ...tells(409, ['alice'], { ask: `POST ${shown}/comments/7/approve` }),
  ...tells(204, ['alice'], { ask: `POST ${shown}/comments/6/approve` }),
  ...tells(400, ['alice'], { ask: `POST ${shown}/comments/6/approve` }),
];

const closed = (shown: string): Case[] => [
  ...tells(204, ['alice'], { ask: `PUT ${shown}`, body: { commentsPolicy: DISABLED } }),
  ...tells(200, ['nobody'], { ask: `GET ${shown}/comment-threads` }),
  ...tells(409, ['alice'], { ask: `POST ${shown}/comment-threads`, body }),
];
