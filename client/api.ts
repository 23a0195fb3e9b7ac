import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON as AskedCredential,
  PublicKeyCredentialRequestOptionsJSON as AskedAssertion,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

import type { Draft, Video } from './contract.ts';
import { node, send } from './node.ts';
import type { Playback } from './player/quality.ts';
import type { Source } from './watch/source.ts';

const ROOT = '/api/v1';

/** What opens a video that has a password. */
type Password = string | null;

/** Where a player is in a video, and what it runs on. */
type Place = {
  currentTime: number;
  viewEvent?: 'seek';
  client: string | null;
  device: string;
  operatingSystem: string | null;
  source: Source;
};

const newestFirst = (sort: string, start: number, count: number) => ({
  query: { sort, start: String(start), count: String(count) },
});

const named = (search: string) => ({ query: { search, count: '1' } });

const opening = (password: Password) => ({
  headers: password === null ? {} : { 'x-peertube-video-password': password },
});

/** For what browsers write as JSON by rules of their own, which types of answers cannot follow. */
const readAs = async <T>(response: { json(): Promise<unknown> }) => (await response.json()) as T;

/** The node's REST API, as far as this client uses it. */
export const api = {
  /** The video an address names, wherever it is; undefined for none. So with channels and playlists. */
  findVideo: async (address: string) => {
    const response = await node.search.videos.$get(named(address));
    return (await readAs<{ data: Video[] }>(response)).data[0]; // kept as text by the node, so untyped there
  },

  findChannel: async (addressOrHandle: string) =>
    (await (await node.search['video-channels'].$get(named(addressOrHandle))).json()).data[0],

  findPlaylist: async (address: string) =>
    (await (await node.search['video-playlists'].$get(named(address))).json()).data[0],

  /** Follows a channel, by `name@host`. */
  follow: (uri: string) => node.users.me.subscriptions.$post({ json: { uri } }),

  video: async (id: string, password: Password, signal: AbortSignal) =>
    (
      await node.videos[':id'].$get({ param: { id } }, { ...opening(password), init: { signal } })
    ).json(),

  /** What this node offers. */
  config: async () => (await node.config.$get()).json(),

  storyboards: async (id: string, password: Password) =>
    (await (await node.videos[':id'].storyboards.$get({ param: { id } }, opening(password))).json())
      .storyboards,

  captions: async (id: string, password: Password) =>
    (await (await node.videos[':id'].captions.$get({ param: { id } }, opening(password))).json())
      .data,

  /** Tells where a viewer is in a video; views and the watch history are made of this. */
  tellPlace: (id: string, place: Place) =>
    node.videos[':id'].views.$post({ param: { id }, json: place }),

  /** Tells how playback went since that was last told. */
  tellPlayback: (id: string, { traffic, peers, stalls, ...playback }: Playback) =>
    node.metrics.playback.$post({
      json: {
        videoId: id,
        playerMode: 'p2p-media-loader', // what the contract calls HLS
        resolution: playback.resolution,
        fps: playback.framesPerSecond,
        resolutionChanges: playback.resolutionChanges,
        errors: playback.errors,
        bufferStalled: stalls,
        p2pEnabled: playback.sharesWithViewers,
        p2pPeers: peers,
        downloadedBytesHTTP: traffic.origin + traffic.mirrors,
        downloadedBytesMirrors: traffic.mirrors,
        downloadedBytesP2P: traffic.peers,
        uploadedBytesP2P: traffic.toPeers,
      },
    }),

  playlist: async (id: string) =>
    (await node['video-playlists'][':id'].$get({ param: { id } })).json(),

  playlistVideos: async (id: string, start: number, count: number) =>
    (
      await node['video-playlists'][':id'].videos.$get({
        param: { id },
        query: { start: String(start), count: String(count) },
      })
    ).json(),

  /** A token that lets media of a guarded video be fetched by its address alone. */
  mediaToken: async (id: string, password: Password) =>
    (await (await node.videos[':id'].token.$post({ param: { id } }, opening(password))).json())
      .files.token,

  editVideo: (id: string, { name, description, privacy }: Draft) =>
    node.videos[':id'].$put({
      param: { id },
      form: { name, description, privacy: privacy as 1 },
    }),

  deleteVideo: (id: string) => node.videos[':id'].$delete({ param: { id } }),

  myVideos: async (start: number, count: number) => {
    const response = await node.users.me.videos.$get(newestFirst('-createdAt', start, count));
    const { total = 0, data } = await response.json();
    return { total, data };
  },

  unfinishedUploads: async () => (await (await node.uploads.$get()).json()).data,

  keepDraft: (id: string, draft: Draft) =>
    node.uploads[':id'].draft.$put({ param: { id }, json: draft }),

  preview: async (id: string) => (await node.uploads[':id'].preview.$get({ param: { id } })).json(),

  wishPreview: async (id: string, published: boolean) =>
    (await node.uploads[':id'].preview.$post({ param: { id }, json: { published } })).json(),

  /** Sends the index of a file before the file. */
  sendIndex: (id: string, body: Blob) =>
    send(`${UPLOAD_ENDPOINT}/${id}/index`, { method: 'PUT', body }),

  discardUpload: (id: string) =>
    send(`${UPLOAD_ENDPOINT}/${id}`, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }),

  me: async () => (await node.users.me.$get()).json(),

  /** `otp`: a code of an authenticator app, or a recovery code, where the account has a second factor. */
  signIn: async (username: string, password: string, otp?: string) => {
    const headers = otp === undefined ? {} : { 'x-peertube-otp': otp };
    return (await node.users.session.$post({ json: { username, password } }, { headers })).json();
  },

  /** What a browser needs to ask for a passkey. */
  requestSignIn: async () => readAs<AskedAssertion>(await node.users.passkeys.request.$post()),

  signInByPasskey: async (credential: AuthenticationResponseJSON) =>
    (await node.users.passkeys.session.$post({ json: { credential } as never })).json(),

  /** What there is to sign in with besides passwords and passkeys. */
  signInWays: async () => (await node.users['sign-in-ways'].$get()).json(),

  openIdLink: async () => (await node.users.me.openid.$get()).json(),

  /** Where to go, to be known by the provider from then on. */
  linkOpenId: async () => (await (await node.users.me.openid.$post({ json: {} })).json()).url,

  unlinkOpenId: () => node.users.me.openid.$delete(),

  passkeys: async () => (await (await node.users.me.passkeys.$get()).json()).data,

  /** What a browser needs to make a passkey. */
  requestPasskey: async (currentPassword?: string) =>
    readAs<AskedCredential>(
      await node.users.me.passkeys.request.$post({
        json: currentPassword === undefined ? {} : { currentPassword },
      }),
    ),

  addPasskey: async (name: string, credential: RegistrationResponseJSON) =>
    (await node.users.me.passkeys.$post({ json: { name, credential } as never })).json(),

  renamePasskey: (id: number, name: string) =>
    node.users.me.passkeys[':passkeyId'].$put({
      param: { passkeyId: String(id) },
      json: { name },
    }),

  removePasskey: (id: number) =>
    node.users.me.passkeys[':passkeyId'].$delete({ param: { passkeyId: String(id) } }),

  sessions: async (userId: number, start: number, count: number) => {
    const response = await node.users[':id']['token-sessions'].$get({
      param: { id: String(userId) },
      query: { sort: '-createdAt', start: String(start), count: String(count) },
    });
    return response.json();
  },

  endSession: (userId: number, sessionId: number) =>
    node.users[':id']['token-sessions'][':sessionId'].revoke.$post({
      param: { id: String(userId), sessionId: String(sessionId) },
    }),

  /** The archive of what a user has here, if there is one. */
  archive: async (userId: number) => {
    const response = await node.users[':userId'].exports.$get({
      param: { userId: String(userId) },
    });
    return (await response.json()).data[0] ?? null;
  },

  askForArchive: (userId: number, withVideoFiles: boolean) =>
    node.users[':userId'].exports.request.$post({
      param: { userId: String(userId) },
      json: { withVideoFiles },
    }),

  deleteArchive: (userId: number, id: number) =>
    node.users[':userId'].exports[':id'].$delete({
      param: { userId: String(userId), id: String(id) },
    }),

  signOut: () => node.users.session.$delete(),
};

/** Leaves for the provider, and comes back to a path of this node. */
export const openIdUrl = (returnTo: string) =>
  `${ROOT}/users/openid/start?return=${encodeURIComponent(returnTo)}`;

/** Where uploads are sent, by the tus protocol. */
export const UPLOAD_ENDPOINT = `${ROOT}/uploads`;

/** The event stream that tells how the encoding of a video goes. */
export const progressUrl = (videoId: string) => `${ROOT}/videos/${videoId}/progress`;
