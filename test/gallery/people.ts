import type { openClient, SignedIn } from '../support/client.ts';
import { picture } from './clips.ts';
import { CHANNELS, type ShownChannel } from './content.ts';
import { ask, formOf } from './speak.ts';

const PASSWORD = 'gallery gallery';
const QUOTA = { videoQuota: -1, videoQuotaDaily: -1 };
const ROLE = { moderator: 1, user: 2 };

export type People = Record<string, SignedIn>;
export type Client = ReturnType<typeof openClient>;

/** The accounts and channels of a node, with their pictures, beside its administrator. */
export async function givenPeople(
  client: Client,
  password: string,
  channels: readonly ShownChannel[] = CHANNELS,
): Promise<People> {
  const root = await client.signIn('root', password);
  const people: People = { root };
  for (const channel of channels) {
    const username = channel.user;
    const role = username === 'rivers' ? ROLE.moderator : ROLE.user;
    const email = `${username}@example.org`;
    await ask(root, 'POST', '/users', { username, password: PASSWORD, email, role, ...QUOTA });
    people[username] = await client.signIn(username, PASSWORD);
    await dress(people[username], channel);
  }
  return people;
}

async function dress(
  user: SignedIn,
  { user: name, name: displayName, palette, about }: ShownChannel,
) {
  const seed = name.length * 7;
  const face = await picture({ place: 'rings', palette, seed }, 400, 400);
  const banner = await picture({ place: 'hills', palette, seed }, 1920, 317);
  const channel = `/video-channels/${name}_channel`;
  await ask(user, 'PUT', '/users/me', { displayName, description: about });
  await ask(user, 'PUT', channel, { displayName, description: about });
  for (const whose of ['/users/me', channel])
    await ask(user, 'POST', `${whose}/avatar/pick`, await formOf({}, { avatarfile: face }));
  await ask(user, 'POST', `${channel}/banner/pick`, await formOf({}, { bannerfile: banner }));
}
