import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

import {
  headerLines,
  type SignedRequest,
  signLinkedData,
  signRequest,
} from '../../federation/signatures/index.ts';
import { inContext } from '../../federation/vocabulary/own-contexts.ts';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/** What a foreign node answers at a path: a document, as `application/activity+json`, or whatever a function does. */
export type Shown = object | ((response: ServerResponse) => void);

/** Where WebFinger tells of a handle. */
export const fingerPath = (handle: string) =>
  `/.well-known/webfinger?${new URLSearchParams({ resource: `acct:${handle}` })}`;

const descriptorOf = (host: string, name: string, href: string) => ({
  subject: `acct:${name}@${host}`,
  links: [{ rel: 'self', type: 'application/activity+json', href }],
});

/** No two actors have the same keys, of whichever nodes they are. */
const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export type ForeignActor = {
  url: string;
  keyUrl: string;
  privateKey: KeyObject;
  document: Record<string, unknown>;
};

const PLACES = { Application: 'accounts', Person: 'accounts', Group: 'video-channels' };

/**
 * Another node of which nothing is true but what a test says: actors with keys, and the documents it shows. What it is sent,
 * it keeps.
 */
export async function openForeignNode() {
  const shown = new Map<string, Shown>();
  const received: SignedRequest[] = [];
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    const answer = async () => {
      const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
      const { method = '', url: target = '', rawHeaders } = incoming;
      if (method === 'POST') {
        received.push({ method, target, origin: at, body, headers: headerLines(rawHeaders) });
        return response.writeHead(202).end();
      }
      asked.push(target);
      const what = shown.get(target);
      if (typeof what === 'function') return what(response);
      if (!what) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'application/activity+json' });
      return response.end(JSON.stringify(what));
    };
    answer().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };

  /** Shows something at a path, or at its own id. */
  const show = (what: Shown, path = new URL((what as { id: string }).id).pathname) =>
    void shown.set(path, what);

  return {
    origin: at.origin,
    host: at.host,
    url: (path: string) => at.origin + path,
    /** What it was sent. */
    received,
    /** The paths it was asked for. */
    asked,
    show,
    server,
    close,
    hide: (path: string) => void shown.delete(path),
    /** Adds an actor, with a key and a document; `said` is what its document says otherwise. */
    actor(type: keyof typeof PLACES, name: string, said: Record<string, unknown> = {}) {
      const url = `${at.origin}/${PLACES[type]}/${name}`;
      const { publicKey, privateKey } = newPair();
      const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
      const document = inContext('Actor', {
        type,
        id: url,
        preferredUsername: name,
        name,
        inbox: `${url}/inbox`,
        outbox: `${url}/outbox`,
        followers: `${url}/followers`,
        following: `${url}/following`,
        endpoints: { sharedInbox: `${at.origin}/inbox` },
        publicKey: { id: `${url}#main-key`, owner: url, publicKeyPem },
        published: '2026-01-01T00:00:00.000Z',
        ...said,
      });
      show(document);
      show(descriptorOf(at.host, name, url), fingerPath(`${name}@${at.host}`));
      return { url, keyUrl: `${url}#main-key`, privateKey, document } satisfies ForeignActor;
    },
  };
}

export type ForeignNode = Awaited<ReturnType<typeof openForeignNode>>;

/** The same for as long as a test takes. */
export async function startForeignNode(): Promise<ForeignNode> {
  const foreign = await openForeignNode();
  onTestFinished(foreign.close);
  return foreign;
}

/** An account with a channel; `said` is what their documents say otherwise. */
export function givenPublisher(
  foreign: ForeignNode,
  name: string,
  said: Record<string, unknown> = {},
) {
  const account = foreign.actor('Person', name, said);
  const channel = foreign.actor('Group', `${name}_channel`, {
    ...said,
    attributedTo: [{ type: 'Person', id: account.url }],
  });
  return { account, channel };
}

type Publisher = ReturnType<typeof givenPublisher>;

/** A video of a publisher, and shows it. */
export function givenForeignVideo(
  foreign: ForeignNode,
  { account, channel }: Publisher,
  said: Record<string, unknown> = {},
) {
  const uuid = crypto.randomUUID();
  const video = {
    type: 'Video',
    id: foreign.url(`/videos/watch/${uuid}`),
    name: 'Herons',
    uuid,
    duration: 'PT10S',
    published: '2026-01-02T00:00:00.000Z',
    updated: '2026-01-02T00:00:00.000Z',
    attributedTo: [
      { type: 'Person', id: account.url },
      { type: 'Group', id: channel.url },
    ],
    to: [PUBLIC],
    cc: [`${account.url}/followers`],
    url: [{ type: 'Link', mediaType: 'text/html', href: foreign.url(`/w/${uuid}`) }],
    ...said,
  };
  foreign.show(inContext('Video', video), `/videos/watch/${uuid}`);
  return video;
}

let numbers = 0;

/** An activity of an actor, about something. */
export const activityOf = (
  { url }: Pick<ForeignActor, 'url'>,
  type: string,
  object: unknown,
  said: Record<string, unknown> = {},
) => ({
  ...inContext('Video', {}),
  id: `${new URL(url).origin}/activities/${++numbers}`,
  type,
  actor: url,
  object,
  to: [PUBLIC],
  ...said,
});

/** A note of an actor. */
export const noteOf = (
  { url }: Pick<ForeignActor, 'url'>,
  inReplyTo: string,
  said: Record<string, unknown> = {},
) => ({
  type: 'Note',
  id: `${new URL(url).origin}/notes/${++numbers}`,
  attributedTo: url,
  inReplyTo,
  content: 'What a bird',
  published: new Date().toISOString(),
  to: [PUBLIC],
  ...said,
});

/** A playlist of a channel there, open to all, as PeerTube writes it. */
export const playlistOf = (
  foreign: { url: (path: string) => string },
  channel: Pick<ForeignActor, 'url'>,
) => {
  const uuid = crypto.randomUUID();
  return {
    type: 'Playlist',
    id: foreign.url(`/video-playlists/${uuid}`),
    uuid,
    name: 'Birds',
    attributedTo: [channel.url],
    published: '2026-01-01T00:00:00.000Z',
    to: [PUBLIC],
  };
};

type Post = {
  /** Who signs the request. */
  by: Pick<ForeignActor, 'keyUrl' | 'privateKey'>;
  path?: string;
  contentType?: string;
};

/** Sends a body to a node, signed. `node` is where others reach it. */
export async function post(
  node: URL,
  body: string,
  { by, path = '/inbox', contentType = 'application/activity+json' }: Post,
) {
  const url = new URL(path, node);
  const signed = await signRequest({ url, body, now: new Date() }, by, 'cavage');
  return fetch(url, { method: 'POST', body, headers: { ...signed, 'content-type': contentType } });
}

/** An activity with the signature of its actor, which anybody may pass on. */
export const signedBy = <T extends Record<string, unknown>>(actor: ForeignActor, activity: T) =>
  signLinkedData(activity, { url: actor.url, privateKey: actor.privateKey });

/** By what a node knows bytes again. */
export const digestOfBody = (body: string) => createHash('sha256').update(body).digest('base64');
