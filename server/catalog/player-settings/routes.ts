import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { mayManage, type Viewer } from '../access.ts';
import {
  ActivityAction,
  recordChannelActivity,
  recordVideoActivity,
} from '../activities/activity.ts';
import { announceChange } from '../change-queries.ts';
import { playerSettingsChanged } from '../events.ts';
import { OfVideo, passwordIn } from '../of-video.ts';
import { updateVideo } from '../video-queries.ts';
import { findManageable, findWatchable } from '../watchable.ts';
import { findChannelTheme, setChannelTheme } from './queries.ts';
import { ChannelTheme, effectiveTheme, VideoTheme } from './theme.ts';

const SettingsAnswer = z.object({ theme: VideoTheme });
const Raw = parse('query', z.object({ raw: z.stringbool().default(false) }));
const OfChannel = parse('param', z.object({ handle: z.string().max(120) }));
const tag = 'Player Settings';

/** How players look: of a video, and of all videos of a channel. */
export const playerSettingsRoutes = (db: Db) =>
  new Hono().route('/', ofVideo(db)).route('/', ofChannel(db));

const ofVideo = (db: Db) =>
  new Hono()
    .get(
      '/player-settings/videos/:id',
      operation('How the player of a video looks', { tag, answer: SettingsAnswer }),
      OfVideo,
      Raw,
      optionalUser,
      async (c) => {
        const { id } = c.req.valid('param');
        const row = await findWatchable(db, id, c.var.user, passwordIn(c));
        const { video, channel } = row;
        if (c.req.valid('query').raw) {
          requireManager(c.var.user, row);
          return c.json({ theme: video.playerTheme });
        }
        return c.json({ theme: effectiveTheme(channel.playerTheme, video.playerTheme) });
      },
    )
    .put(
      '/player-settings/videos/:id',
      operation('Change how the player of a video looks', { tag, answer: SettingsAnswer }),
      requireUser,
      OfVideo,
      parse('json', z.object({ theme: VideoTheme })),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const { theme } = c.req.valid('json');
        await db.transaction(async (tx) => {
          await updateVideo(tx, video.id, { playerTheme: theme });
          await recordVideoActivity(tx, ActivityAction.update, video, c.var.user.accountId);
          await announceChange(tx, video.uuid);
          await emit(tx, playerSettingsChanged, { videoId: video.id });
        });
        return c.json({ theme });
      },
    );

const ofChannel = (db: Db) =>
  new Hono()
    .get(
      '/player-settings/video-channels/:handle',
      operation('How the players of a channel look', { tag, answer: SettingsAnswer }),
      OfChannel,
      Raw,
      optionalUser,
      async (c) => {
        const channel = await requireChannel(db, c.req.valid('param').handle);
        const { raw } = c.req.valid('query');
        if (raw) requireManager(c.var.user, channel);
        return c.json({ theme: raw ? channel.theme : effectiveTheme(channel.theme) });
      },
    )
    .put(
      '/player-settings/video-channels/:handle',
      operation('Change how the players of a channel look', { tag, answer: SettingsAnswer }),
      requireUser,
      OfChannel,
      parse('json', z.object({ theme: ChannelTheme })),
      async (c) => {
        const channel = await requireChannel(db, c.req.valid('param').handle);
        requireManager(c.var.user, channel);
        const { theme } = c.req.valid('json');
        await db.transaction(async (tx) => {
          await setChannelTheme(tx, channel.id, theme);
          const { accountId } = c.var.user;
          await recordChannelActivity(tx, ActivityAction.update, channel, accountId);
          await emit(tx, playerSettingsChanged, { channelId: channel.id });
        });
        return c.json({ theme });
      },
    );

/** What is set, in place of what applies, is for those who set it. */
function requireManager(viewer: Viewer, of: Parameters<typeof mayManage>[1]) {
  if (mayManage(viewer, of)) return;
  if (!viewer) throw new Failure('unauthorized_request', 'Sign in to see what is set here.');
  throw forbidden('This is not yours.');
}

async function requireChannel(db: Db, handle: string) {
  const channel = await findChannelTheme(db, handle);
  if (!channel) throw notFound('Video channel');
  return channel;
}
