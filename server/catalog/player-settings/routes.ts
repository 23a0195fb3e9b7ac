import { Hono } from 'hono';
import * as z from 'zod';

import { optionalUser, requireUser } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { mayManage } from '../access.ts';
import { announceChange } from '../change-queries.ts';
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
        const { video, channel } = await findWatchable(db, id, c.var.user, passwordIn(c));
        if (c.req.valid('query').raw) return c.json({ theme: video.playerTheme });
        return c.json({ theme: effectiveTheme(channel.playerTheme, video.playerTheme) });
      },
    )
    .put(
      '/player-settings/videos/:id',
      operation('Change how the player of a video looks', { tag, answer: SettingsAnswer }),
      OfVideo,
      requireUser,
      parse('json', z.object({ theme: VideoTheme })),
      async (c) => {
        const video = await findManageable(db, c.req.valid('param').id, c.var.user);
        const { theme } = c.req.valid('json');
        await db.transaction(async (tx) => {
          await updateVideo(tx, video.id, { playerTheme: theme });
          await announceChange(tx, video.uuid);
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
      async (c) => {
        const channel = await requireChannel(db, c.req.valid('param').handle);
        const { raw } = c.req.valid('query');
        return c.json({ theme: raw ? channel.theme : effectiveTheme(channel.theme) });
      },
    )
    .put(
      '/player-settings/video-channels/:handle',
      operation('Change how the players of a channel look', { tag, answer: SettingsAnswer }),
      OfChannel,
      requireUser,
      parse('json', z.object({ theme: ChannelTheme })),
      async (c) => {
        const channel = await requireChannel(db, c.req.valid('param').handle);
        if (!mayManage(c.var.user, channel)) throw forbidden('This channel is not yours.');
        const { theme } = c.req.valid('json');
        await setChannelTheme(db, channel.id, theme);
        return c.json({ theme });
      },
    );

async function requireChannel(db: Db, handle: string) {
  const channel = await findChannelTheme(db, handle);
  if (!channel) throw notFound('Video channel');
  return channel;
}
