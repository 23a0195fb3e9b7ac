import { openClient, type SignedIn } from '../support/client.ts';
import { haveWatched } from './audience-of-days.ts';
import { picture } from './clips.ts';
import { CHANNELS, DISTANT_VIDEOS, type ShownVideo, VIDEOS } from './content.ts';
import { publish, type Uploaded } from './films.ts';
import { bringLive } from './live.ts';
import type { GalleryNode } from './node.ts';
import { givenPeople, type People } from './people.ts';
import { ask, formOf } from './speak.ts';
import { talkAndReport } from './talk.ts';
import { letTimePass } from './time.ts';

const DISTANT = [
  {
    user: 'films',
    name: 'Coastline Films',
    palette: 'dawn' as const,
    about: 'Short films from the edge of the land.',
  },
];

/**
 * Fills two nodes, the second of which the first follows. Gives what the shown pages are about, and what the nodes would
 * be called on the web.
 */
export async function fill(node: GalleryNode, distant: GalleryNode) {
  const people = await givenPeople(openClient(node.url), node.password, CHANNELS);
  await nameNode(people);
  const [films] = await Promise.all([publishAll(people, VIDEOS, node), fillDistant(distant)]);
  await ask(people['root']!, 'POST', '/server/following', { hosts: [hostOf(distant)] });
  const hero = films.at(-1)!;
  const playlist = await talkAndReport(people, films, hostOf(node));
  await haveWatched(node.connection, hero.id);
  await tendNode(people['root']!);
  const live = await bringLive(node, people['root']!);
  const hosts = {
    [hostOf(node)]: 'valley.example',
    [hostOf(distant)]: 'coast.example',
    [live.host]: 'harbour.example',
  };
  return { hero, live, playlist, report: 1, host: hostOf(distant), hosts };
}

async function fillDistant(distant: GalleryNode) {
  const people = await givenPeople(openClient(distant.url), distant.password, DISTANT);
  await publishAll(people, DISTANT_VIDEOS, distant);
}

async function publishAll(people: People, videos: ShownVideo[], node: GalleryNode) {
  const films: Uploaded[] = [];
  const shown = new Map<number, ShownVideo>();
  for (const video of videos) {
    const film = await publish(people[video.user]!, video, video === VIDEOS.at(-1));
    films.push(film);
    shown.set(film.id, video);
  }
  await letTimePass(node.connection, shown);
  return films;
}

/** What those who look after the node decided of others. */
async function tendNode(root: SignedIn) {
  await ask(root, 'PUT', '/server/domain-policies/loud.example', {
    policy: 'silence',
    reason: 'Many complaints about its advertisements',
  });
  await ask(root, 'POST', '/server/blocklist/servers', { host: 'spam.example' });
  await ask(root, 'POST', '/users/registrations/request', {
    username: 'millrace',
    password: 'gallery gallery',
    email: 'millrace@example.org',
    registrationReason: 'We mend the old mill and would like to show how.',
  });
  await ask(root, 'POST', '/watched-words/server/lists', {
    listName: 'Advertising',
    words: ['discount', 'casino', 'followers for free'],
  });
}

/** What the administrator says about the node. */
async function nameNode({ root }: People) {
  const custom = await ask<{ instance: object }>(root!, 'GET', '/config/custom');
  const instance = {
    ...custom.instance,
    name: 'Valley Video',
    shortDescription: 'Films from the valley: its museum, its river, its nights.',
    description: 'Run by the public library. Everybody who lives here may publish.',
    terms: 'Be kind, show what is yours, and say where it is from.',
  };
  const signup = { enabled: true, requiresApproval: true, minimumAge: 16 };
  await ask(root!, 'PUT', '/config/custom', { ...custom, instance, signup });
  const avatar = await picture({ place: 'mountains', palette: 'dawn', seed: 5 }, 512, 512);
  const banner = await picture({ place: 'hills', palette: 'dawn', seed: 11 }, 1920, 317);
  const pick = async (which: 'avatar' | 'banner', file: string) =>
    ask(
      root!,
      'POST',
      `/config/instance-${which}/pick`,
      await formOf({}, { [`${which}file`]: file }),
    );
  await pick('avatar', avatar);
  await pick('banner', banner);
}

const hostOf = ({ url }: { url: string }) => new URL(url).host.replace('127.0.0.1', 'localhost');
