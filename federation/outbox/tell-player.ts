import { playerSettingsChanged, VideoPrivacy } from '../../server/catalog/index.ts';
import { defineJob } from '../../server/platform/jobs.ts';
import { ourActor } from '../actors/our-actor.ts';
import { send } from '../delivery/index.ts';
import { findLocalChannel } from '../documents/actors/actor-queries.ts';
import { findKnownVideo } from '../documents/videos/known-video-queries.ts';
import type { Handling } from '../inbox/handling.ts';
import { updateActivity } from '../vocabulary/activities.ts';
import { channelAudience, publicAudience } from '../vocabulary/audience.ts';
import { playerSettingsObject } from '../vocabulary/objects/player-settings.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { playerSettingsUrl, videoUrl } from '../vocabulary/urls.ts';
import { findLocalVideo, inboxesOfFollowers } from './queries.ts';
import { showersOf } from './show.ts';

/** Tells those who follow a video or a channel how its players look now. */
export const tellPlayer = defineJob<Handling>()({
  name: 'federation.tell-player',
  payload: playerSettingsChanged.payload,
  attempts: 5,
  timeoutMinutes: 5,
  delaySeconds: 1,
  run: (of, node) =>
    'videoId' in of ? tellOfVideo(node, of.videoId) : tellOfChannel(node, of.channelId),
});

async function tellOfVideo(node: Handling, videoId: number) {
  const video = await findKnownVideo(node.db, String(videoId));
  const owners = video && (await findLocalVideo(node.db, video.uuid));
  if (!owners || video.privacy !== VideoPrivacy.public) return;
  const url = videoUrl(node.publicUrl.origin, video.uuid);
  const showers = await showersOf(node, owners);
  const [account, channel] = showers;
  const settings = {
    ...channelAudience({ isListed: true, accountUrl: account!.url, channelUrl: channel!.url }),
    ...playerSettingsObject(playerSettingsUrl(url), url, video.playerTheme),
  };
  await tell(node, account!, { settings, hearers: showers });
}

async function tellOfChannel(node: Handling, channelId: number) {
  const found = await findLocalChannel(node.db, channelId);
  if (!found) return;
  const channel = await ourActor(node.db, node, { channelId });
  const us = await ourActor(node.db, node, 'node');
  const settings = {
    ...publicAudience(channel.url),
    ...playerSettingsObject(playerSettingsUrl(channel.url), channel.url, found.channel.playerTheme),
  };
  await tell(node, channel, { settings, hearers: [channel, us] });
}

type Actor = { id: number; url: string };
type Settings = ReturnType<typeof playerSettingsObject> & { to: string[]; cc: string[] };

async function tell(
  { db }: Handling,
  { id, url }: Actor,
  { settings, hearers }: { settings: Settings; hearers: Actor[] },
) {
  await send(db, {
    actorId: id,
    activity: inContext('PlayerSettings', updateActivity(url, settings, new Date())),
    inboxUrls: await inboxesOfFollowers(
      db,
      hearers.map((actor) => actor.id),
    ),
  });
}
