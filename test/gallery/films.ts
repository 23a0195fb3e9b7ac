import type { SignedIn } from '../support/client.ts';
import { film, picture } from './clips.ts';
import { DESCRIPTION, type ShownVideo } from './content.ts';
import { ask, formOf } from './speak.ts';

export type Uploaded = { id: number; uuid: string; shortUUID: string };

const PUBLIC = '1';
const LICENCE_BY_SA = '2';

/** Publishes a film with its thumbnail; the one that is shown is longer and sharper than the others. */
export async function publish(user: SignedIn, shown: ShownVideo, isShown: boolean) {
  const { title: name, place, palette, minutes } = shown;
  const scene = { place, palette, seed: name.length + Math.round(minutes) };
  const file = await film(
    scene,
    isShown ? { seconds: 60, height: 720 } : { seconds: 6, height: 360 },
  );
  const me = await ask<{ videoChannels: { id: number }[] }>(user, 'GET', '/users/me');
  const fields = {
    name,
    channelId: String(me.videoChannels[0]!.id),
    privacy: PUBLIC,
    category: String(shown.category),
    licence: LICENCE_BY_SA,
    language: 'en',
    'tags[]': shown.tags,
    ...(isShown && { description: DESCRIPTION }),
  };
  const thumbnailfile = await picture(scene, 1280, 720);
  const form = await formOf(fields, { videofile: file, thumbnailfile });
  const { video } = await ask<{ video: Uploaded }>(user, 'POST', '/videos/upload', form);
  await untilWatchable(user, video.uuid);
  return video;
}

/** Follows the progress of a video up to its first rendition. */
async function untilWatchable(user: SignedIn, uuid: string) {
  const { body } = await user.request(`/api/v1/videos/${uuid}/progress`);
  let told = '';
  for await (const text of body!.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (/"stage":"(done|held)"|"state":"ready"/.test(told)) return;
  }
}
