import { extname } from 'node:path';

import { handleOf, inPages, type Section, urlOf } from '../section.ts';
import {
  channelPage,
  findPerson,
  followerPage,
  followingPage,
  heldTags,
  mutedAccounts,
  mutedServers,
  wordsPage,
} from './queries.ts';

type Picture = { key: string };

const largest = (pictures: Picture[]) => pictures.at(-1)?.key;
const fileOf = (folder: string, name: string, key: string | undefined) =>
  `files/${folder}/${name}${extname(key ?? '')}`;

export const account: Section = {
  file: 'peertube/account.json',
  async document({ db, owner, attach }) {
    const { account: person } = await findPerson(db, owner.userId);
    const { name, displayName, description, updatedAt, createdAt } = person;
    const key = largest(person.avatars);
    const avatar = await attach(key, fileOf('account/avatars', name, key));
    const url = urlOf.account(owner, name);
    return { url, name, displayName, description, updatedAt, createdAt, archiveFiles: { avatar } };
  },
};

export const userSettings: Section = {
  file: 'peertube/user-settings.json',
  async document({ db, owner }) {
    const { user } = await findPerson(db, owner.userId);
    const { email, preferences, createdAt } = user;
    return { email, ...preferences, createdAt };
  },
};

export const channels: Section = {
  file: 'peertube/channels.json',
  list: 'channels',
  pages: ({ db, owner, attach }) =>
    inPages(
      (page) => channelPage(db, owner, page),
      async (channel) => {
        const { name, displayName, description, support, updatedAt, createdAt } = channel;
        const [avatarKey, bannerKey] = [largest(channel.avatars), largest(channel.banners)];
        const avatar = await attach(avatarKey, fileOf('channels/avatars', name, avatarKey));
        const banner = await attach(bannerKey, fileOf('channels/banners', name, bannerKey));
        const url = urlOf.channel(owner, name);
        const about = { url, name, displayName, description, support, updatedAt, createdAt };
        return { ...about, archiveFiles: { avatar, banner } };
      },
    ),
};

export const following: Section = {
  file: 'peertube/following.json',
  list: 'following',
  pages: ({ db, owner }) =>
    inPages(
      (page) => followingPage(db, owner.accountId, page),
      ({ target, createdAt }) => ({
        handle: handleOf(owner, { name: owner.username, host: null }),
        targetHandle: handleOf(owner, target),
        createdAt,
      }),
    ),
};

export const followers: Section = {
  file: 'peertube/follower.json',
  list: 'followers',
  pages: ({ db, owner }) =>
    inPages(
      (page) => followerPage(db, owner.accountId, page),
      ({ follower, target, createdAt }) => ({
        handle: handleOf(owner, follower),
        targetHandle: handleOf(owner, target),
        createdAt,
      }),
    ),
};

export const blocklist: Section = {
  file: 'peertube/blocklist.json',
  async document({ db, owner }) {
    const muted = await mutedAccounts(db, owner.userId);
    return {
      instances: await mutedServers(db, owner.userId),
      actors: muted.map((actor) => ({ handle: handleOf(owner, actor) })),
    };
  },
};

export const watchedWords: Section = {
  file: 'peertube/watched-words-lists.json',
  list: 'watchedWordLists',
  pages: ({ db, owner }) =>
    inPages(
      (page) => wordsPage(db, owner.accountId, page),
      ({ listName, words, createdAt, updatedAt }) => ({ listName, words, createdAt, updatedAt }),
    ),
};

/** Which tags have comments on their videos wait for them. */
export const tagPolicies: Section = {
  file: 'peertube/automatic-tag-policies.json',
  async document({ db, owner }) {
    return { reviewComments: await heldTags(db, owner.accountId) };
  },
};
