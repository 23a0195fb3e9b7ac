import { node } from '../node.ts';

const mine = node.users.me.notifications;

interface Actor {
  name: string;
  host: string;
  displayName: string;
}

interface Thing {
  shortUUID: string;
  name: string;
}

/** Something a viewer was told, as far as it is shown; what it is not about is not there (contract § Notification). */
export interface Notification {
  id: number;
  type: number;
  read: boolean;
  createdAt: string;
  video?: Thing & { channel: Actor };
  comment?: { threadId: number; account: Actor; video: Thing; heldForReview: boolean };
  abuse?: { video?: Thing; comment?: { threadId: number; video: Thing }; account?: Actor };
  videoBlacklist?: { video: Thing };
  account?: Actor;
  registration?: { username: string };
  actorFollow?: { follower: Actor; following: { type: string; displayName: string } };
  videoChannelCollaborator?: { account: Actor; channel: Actor; channelOwner: Actor };
  videoOwnershipChange?: { initiatorAccount: Actor; video?: Thing };
  videoChannelOwnershipChange?: { initiatorAccount: Actor; videoChannel: Actor };
  videoImport?: { targetUrl: string | null; torrentName: string | null; video?: Thing };
}

export type NotificationSettings = Parameters<
  (typeof node.users.me)['notification-settings']['$put']
>[0]['json'];

/** What a viewer is told, and how. */
export const notificationsApi = {
  all: async (start: number, count: number) => {
    const query = { start: String(start), count: String(count) };
    const { total, data } = await (await mine.$get({ query })).json();
    return { total, data: data as unknown as Notification[] };
  },

  markRead: (ids: number[]) => mine.read.$post({ json: { ids } }),

  markAllRead: () => mine['read-all'].$post(),

  choose: (settings: NotificationSettings) =>
    node.users.me['notification-settings'].$put({ json: settings }),
};
