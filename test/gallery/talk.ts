import type { SignedIn } from '../support/client.ts';
import { bringViewers } from './audience.ts';
import { CAPTIONS, CHANNELS, COMMENTS } from './content.ts';
import type { Uploaded } from './films.ts';
import type { People } from './people.ts';
import { ask } from './speak.ts';

const CHAPTERS = [
  { timecode: 0, title: 'The spring that moved' },
  { timecode: 12, title: 'Millers and their weirs' },
  { timecode: 24, title: 'Straightened: the engineers' },
  { timecode: 38, title: 'What the flood remembered' },
  { timecode: 50, title: 'The river today' },
];

/** How much was watched of each of the last films, the last one last. */
const SEEN = [1, 1, 0.62, 1, 0.18, 1, 1, 0.41, 0.3];

/** What people do with films: follow, comment, rate, list, watch, report. Gives the playlist. */
export async function talkAndReport(people: People, films: Uploaded[], host: string) {
  const hero = films.at(-1)!;
  const { root, museum } = people;
  for (const who of Object.values(people)) await followAll(who, people, host);
  await ask(museum!, 'PUT', `/videos/${hero.uuid}/chapters`, { chapters: CHAPTERS });
  const form = new FormData();
  form.set('captionfile', new File([CAPTIONS], 'en.vtt', { type: 'text/vtt' }));
  await ask(museum!, 'PUT', `/videos/${hero.uuid}/captions/en`, form);
  await comment(people, hero);
  for (const [number, film] of films.slice(-SEEN.length).entries()) {
    await ask(root!, 'PUT', `/videos/${film.uuid}/rate`, { rating: 'like' });
    const { duration } = await ask<{ duration: number }>(root!, 'GET', `/videos/${film.uuid}`);
    const currentTime = Math.floor(duration * SEEN[number]!);
    await ask(root!, 'POST', `/videos/${film.uuid}/views`, { currentTime });
  }
  await bringViewers(root!, hero);
  await report(people, films);
  return listed(root!, films);
}

async function followAll(who: SignedIn, people: People, host: string) {
  for (const { user } of CHANNELS)
    if (people[user] !== who)
      await ask(who, 'POST', '/users/me/subscriptions', { uri: `${user}_channel@${host}` });
}

async function comment(people: People, { uuid }: Uploaded) {
  for (const { user, text, answer } of COMMENTS) {
    const threads = `/videos/${uuid}/comment-threads`;
    const { comment: said } = await ask<{ comment: { id: number } }>(
      people[user]!,
      'POST',
      threads,
      {
        text,
      },
    );
    if (answer)
      await ask(people[answer.user]!, 'POST', `/videos/${uuid}/comments/${said.id}`, {
        text: answer.text,
      });
  }
}

const about = (film: Uploaded, reason: string, predefinedReasons: string[]) => ({
  video: { id: film.id },
  reason,
  predefinedReasons,
});

async function report(people: People, films: Uploaded[]) {
  const [first, second] = films;
  await ask(
    people['radio']!,
    'POST',
    '/abuses',
    about(first!, 'The music from 3:10 on is from our archive and not free to use.', ['rights']),
  );
  await ask(
    people['alpine']!,
    'POST',
    '/abuses',
    about(films.at(2)!, 'The slope shown at the end was closed that day.', ['serverRules']),
  );
  await ask(
    people['museum']!,
    'POST',
    '/abuses',
    about(second!, 'Title and thumbnail promise something else.', ['spamOrMisleading']),
  );
}

async function listed(who: SignedIn, films: Uploaded[]) {
  const me = await ask<{ videoChannels: { id: number }[] }>(who, 'GET', '/users/me');
  const made: { shortUUID: string }[] = [];
  for (const [displayName, from] of [
    ['Rainy Sunday', 1],
    ['For the reading group', 6],
    ['Out of doors', 9],
  ] as const) {
    const form = new FormData();
    form.set('displayName', displayName);
    form.set('privacy', '1');
    form.set('videoChannelId', String(me.videoChannels[0]!.id));
    form.set('description', 'Films that go well with tea, in this order.');
    const { videoPlaylist } = await ask<{ videoPlaylist: { id: number; shortUUID: string } }>(
      who,
      'POST',
      '/video-playlists',
      form,
    );
    for (const film of films.slice(from, from + 5))
      await ask(who, 'POST', `/video-playlists/${videoPlaylist.id}/videos`, { videoId: film.id });
    made.push(videoPlaylist);
  }
  return made[0]!;
}
