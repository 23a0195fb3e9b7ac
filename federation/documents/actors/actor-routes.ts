import { Hono } from 'hono';

import { type ActorKind, actorUrls } from '../../vocabulary/actor-urls.ts';
import { playerSettingsObject } from '../../vocabulary/objects/player-settings.ts';
import { playerSettingsUrl } from '../../vocabulary/urls.ts';
import { show } from '../answer.ts';
import { openDigests } from '../digest.ts';
import type { Node } from '../node.ts';
import { numberOf } from '../number.ts';
import { pageOf } from '../paging.ts';
import { findRating } from '../videos/rating.ts';
import { findActorFollowers, findActorFollowing, findActorPlaylists } from './actor-lists.ts';
import { findActorObject } from './actor.ts';
import { type Named, openActor } from './find-actor.ts';
import { findOutbox } from './outbox.ts';

/** The actors of this node, by their ids and their short addresses, and their lists. */
export const actorRoutes = (node: Node) =>
  new Hono()
    .route('/', accountRoutes(node))
    .route('/', channelRoutes(node))
    .route('/', listRoutes(node, 'accounts'))
    .route('/', listRoutes(node, 'video-channels'));

const ACCOUNT = { what: 'Account', context: 'Actor' } as const;
const LIKE = { what: 'Rate', context: 'Plain', maxAgeSeconds: 1 } as const;

function accountRoutes(node: Node) {
  const { db } = node;
  const ofAccount = openActor(node, 'accounts');
  const whole = ofAccount(({ of }) => findActorObject(db, node, of));
  const rating = (kind: 'like' | 'dislike') =>
    ofAccount((account, c) =>
      findRating(db, node, account, { videoId: numberOf(c.req.param('videoId')), rating: kind }),
    );
  return new Hono()
    .get('/accounts/:name', show(ACCOUNT, whole))
    .get('/a/:name', show(ACCOUNT, whole))
    .get('/accounts/:name/likes/:videoId', show(LIKE, rating('like')))
    .get('/accounts/:name/dislikes/:videoId', show(LIKE, rating('dislike')));
}

const CHANNEL = { what: 'Video channel', context: 'Actor' } as const;
const PLAYER = { what: 'Video channel', context: 'PlayerSettings' } as const;

function channelRoutes(node: Node) {
  const ofChannel = openActor(node, 'video-channels');
  const whole = ofChannel(({ of }) => findActorObject(node.db, node, of));
  return new Hono()
    .get('/video-channels/:name', show(CHANNEL, whole))
    .get('/c/:name', show(CHANNEL, whole))
    .get(
      '/video-channels/:name/player-settings',
      show(
        PLAYER,
        ofChannel((channel) => Promise.resolve(playerSettingsOf(node, channel))),
      ),
    );
}

function playerSettingsOf({ publicUrl }: Node, { name, theme }: Named) {
  const { url } = actorUrls(publicUrl.origin, 'video-channels', name);
  return playerSettingsObject(playerSettingsUrl(url), url, theme!);
}

function listRoutes(node: Node, kind: ActorKind) {
  const { origin } = node.publicUrl;
  const ofActor = openActor(node, kind);
  const showDigest = openDigests(node);
  const what = kind === 'accounts' ? 'Account' : 'Video channel';
  const list = (find: typeof findActorFollowers) =>
    show(
      { what, context: 'Plain' },
      ofActor((actor, c) => find(node, kind, actor, pageOf(c.req.query()))),
    );
  return new Hono()
    .get(`/${kind}/:name/followers`, list(findActorFollowers))
    .get(`/${kind}/:name/following`, list(findActorFollowing))
    .get(`/${kind}/:name/playlists`, list(findActorPlaylists))
    .get(
      `/${kind}/:name/digest`,
      show(
        { what, context: 'Digest' },
        ofActor(({ of, name }, c) =>
          showDigest(actorUrls(origin, kind, name).url, of, c.req.query()),
        ),
      ),
    )
    .get(
      `/${kind}/:name/outbox`,
      list((_, __, { of }, page) => findOutbox(node.db, node, of, page)),
    );
}
