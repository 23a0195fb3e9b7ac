import { type Context, Hono } from 'hono';

import { findChapters } from '../../../server/catalog/index.ts';
import { createActivity } from '../../vocabulary/activities.ts';
import { chaptersObject } from '../../vocabulary/objects/chapters.ts';
import { playerSettingsObject } from '../../vocabulary/objects/player-settings.ts';
import { chaptersUrl, playerSettingsUrl, videoUrl } from '../../vocabulary/urls.ts';
import { type Found, show } from '../answer.ts';
import type { Node } from '../node.ts';
import { numberOf } from '../number.ts';
import { pageOf } from '../paging.ts';
import { findAnnounce, findAnnounces } from './announces.ts';
import { findKnownVideo, type KnownVideo } from './known-video-queries.ts';
import { findRatingsOf } from './rating.ts';
import { findVideoObject } from './video.ts';

/** A video, and what is told of it. */
export const videoRoutes = (node: Node) =>
  new Hono().route('/', objectRoutes(node)).route('/', listRoutes(node));

const VIDEO = { what: 'Video', context: 'Video', maxAgeSeconds: 1 } as const;
const CHAPTERS = { what: 'Video', context: 'Chapters', maxAgeSeconds: 1 } as const;
const PLAYER = { what: 'Video', context: 'PlayerSettings' } as const;

function objectRoutes(node: Node) {
  const ofVideo = openVideo(node);
  const whole = openAnyVideo(node)(async ({ id, url }): Promise<Found> =>
    url === null ? findVideoObject(node.db, node, id) : { isAt: url },
  );
  const creation = ofVideo(async ({ id }) => created(await findVideoObject(node.db, node, id)));
  const chapters = ofVideo((video) => chaptersOf(node, video));
  const player = ofVideo((video) => Promise.resolve(playerSettingsOf(node, video)));
  return new Hono()
    .get('/w/:id', show(VIDEO, whole))
    .get('/videos/watch/:id', show(VIDEO, whole))
    .get('/videos/watch/:id/activity', show(VIDEO, creation))
    .get('/videos/watch/:id/chapters', show(CHAPTERS, chapters))
    .get('/videos/watch/:id/player-settings', show(PLAYER, player));
}

const LIST = { what: 'Video', context: 'Plain' } as const;
const SHARE = { what: 'Video share', context: 'Plain' } as const;

function listRoutes(node: Node) {
  const { db } = node;
  const ofVideo = openVideo(node);
  const ratings = (rating: 'like' | 'dislike') =>
    ofVideo((video, c) => findRatingsOf(db, node, video, { rating, page: page(c) }));
  const announces = ofVideo((video, c) => findAnnounces(db, node, video, page(c)));
  const announce = ofVideo((video, c) =>
    findAnnounce(db, node, video, numberOf(c.req.param('actorId'))),
  );
  return new Hono()
    .get('/videos/watch/:id/likes', show(LIST, ratings('like')))
    .get('/videos/watch/:id/dislikes', show(LIST, ratings('dislike')))
    .get('/videos/watch/:id/announces', show(LIST, announces))
    .get('/videos/watch/:id/announces/:actorId', show(SHARE, announce));
}

const page = (c: Context) => pageOf(c.req.query());

/** Finds something of the video of this node that a path names, if a stranger may watch that. */
export const openVideo =
  (node: Node) =>
  <T>(find: (video: KnownVideo, c: Context) => Promise<T>) =>
    openAnyVideo(node)(async (video, c) => (video.url === null ? find(video, c) : undefined));

/** The same of any node. */
export const openAnyVideo =
  ({ db }: Node) =>
  <T>(find: (video: KnownVideo, c: Context) => Promise<T>) =>
  async (c: Context): Promise<T | undefined> => {
    const video = await findKnownVideo(db, c.req.param('id')!);
    return video && find(video, c);
  };

const created = (video: Awaited<ReturnType<typeof findVideoObject>>) =>
  video && createActivity(video.attributedTo[0]!.id, video);

async function chaptersOf({ db, publicUrl }: Node, video: KnownVideo) {
  const chapters = await findChapters(db, video.id);
  return chaptersObject(
    chaptersUrl(videoUrl(publicUrl.origin, video.uuid)),
    chapters.map(({ title, timecode }) => ({ title, startSeconds: timecode })),
    video.durationSeconds,
  );
}

function playerSettingsOf({ publicUrl }: Node, video: KnownVideo) {
  const url = videoUrl(publicUrl.origin, video.uuid);
  return playerSettingsObject(playerSettingsUrl(url), url, video.playerTheme);
}
