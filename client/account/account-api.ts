import { node, send } from '../node.ts';

const ME = '/api/v1/users/me';

const asJson = (method: string, body: object) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What users change about themselves; what is left out stays. */
export interface MeChange {
  displayName?: string;
  description?: string | null;
  email?: string;
  password?: string;
  /** Needed for another password or address. */
  currentPassword?: string;
  nsfwPolicy?: string;
  p2pEnabled?: boolean;
  videosHistoryEnabled?: boolean;
  autoPlayVideo?: boolean;
  autoPlayNextVideo?: boolean;
  autoPlayNextVideoPlaylist?: boolean;
  videoLanguages?: string[] | null;
  language?: string | null;
}

const of = (userId: number) => ({ param: { id: String(userId) } });
const PAGE = { query: { count: '100' } };

/** The operations of users on their own account. */
export const accountApi = {
  change: (change: MeChange) => send(ME, asJson('PUT', change)),

  setAvatar: (picture: Blob) => {
    const form = new FormData();
    form.set('avatarfile', new File([picture], 'avatar.jpg', { type: picture.type }));
    return send(`${ME}/avatar/pick`, { method: 'POST', body: form });
  },

  dropAvatar: () => send(`${ME}/avatar`, { method: 'DELETE' }),

  quotaUsed: async () => (await node.users.me['video-quota-used'].$get()).json(),

  feedToken: async () => (await (await node.users['scoped-tokens'].$get()).json()).feedToken,
  renewFeedToken: async () => (await (await node.users['scoped-tokens'].$post()).json()).feedToken,

  /** Begins to set up a second factor: what an authenticator app is to be told. */
  requestOtp: async (userId: number, currentPassword: string) => {
    const answer = await node.users[':id']['two-factor'].request.$post({
      ...of(userId),
      json: { currentPassword },
    });
    return (await answer.json()).otpRequest;
  },

  confirmOtp: (userId: number, requestToken: string, otpToken: string) =>
    node.users[':id']['two-factor']['confirm-request'].$post({
      ...of(userId),
      json: { requestToken, otpToken },
    }),

  disableOtp: (userId: number, currentPassword: string) =>
    node.users[':id']['two-factor'].disable.$post({ ...of(userId), json: { currentPassword } }),

  recoveryCodes: async (userId: number, currentPassword: string) => {
    const answer = await node.users[':id']['two-factor']['recovery-codes'].$post({
      ...of(userId),
      json: { currentPassword },
    });
    return (await answer.json()).codes;
  },

  mutedAccounts: async () =>
    (await (await node.users.me.blocklist.accounts.$get(PAGE)).json()).data,
  mutedServers: async () => (await (await node.users.me.blocklist.servers.$get(PAGE)).json()).data,

  muteAccount: (accountName: string) =>
    send(`${ME}/blocklist/accounts`, asJson('POST', { accountName })),
  hearAccount: (handle: string) =>
    send(`${ME}/blocklist/accounts/${encodeURIComponent(handle)}`, { method: 'DELETE' }),
  muteServer: (host: string) => send(`${ME}/blocklist/servers`, asJson('POST', { host })),
  hearServer: (host: string) =>
    send(`${ME}/blocklist/servers/${encodeURIComponent(host)}`, { method: 'DELETE' }),

  remove: () => send(ME, { method: 'DELETE' }),
};
