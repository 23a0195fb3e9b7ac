import { expect, test } from 'vitest';

import type { SignedIn } from '../support/client.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';
import { openCatalog } from '../support/videos.ts';
import { type Access, type Operation, readDocument } from './document.ts';

const RANKS: Record<Access, number> = {
  anybody: 0,
  optional: 0,
  user: 1,
  moderator: 2,
  administrator: 3,
};

/** What an id in a path names, by the part of the path before it: things of `owner`. */
type Things = Record<string, string>;

/** What is public of an account or a channel, and what only ever touches the caller's own. */
const OPEN_TO_ALL =
  /^GET \/(player-settings\/)?(accounts|video-channels)\/\{|^DELETE \/users\/me\/history\//;

async function givenNode() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const [owner, stranger, moderator] = [
    await people.join('owner'),
    await people.join('stranger'),
    await people.join('mod', 'moderator'),
  ];
  const video = await openCatalog(node).givenVideo(owner, { privacy: 3 });
  const me = (await (await owner.request('/api/v1/users/me')).json()) as {
    id: number;
    account: { name: string };
    videoChannels: { id: number; name: string }[];
  };
  const form = new FormData();
  form.set('displayName', 'Mine');
  form.set('privacy', '3');
  const made = await owner.request('/api/v1/video-playlists', { method: 'POST', body: form });
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { uuid: string } };
  const things: Things = {
    videos: video.uuid,
    'video-channels': me.videoChannels[0]!.name,
    accounts: me.account.name,
    users: String(me.id),
    'video-playlists': videoPlaylist.uuid,
  };
  return { node, things, people: { root: people.root, owner, stranger, moderator } };
}

const pathOf = ({ path }: Operation, things: Things) =>
  path.replaceAll(
    /([^/]+)\/\{[^}]*\}/g,
    (_, before: string) => `${before}/${things[before] ?? '1'}`,
  );

const namesThing = ({ path }: Operation, things: Things) =>
  [...path.matchAll(/([^/]+)\/\{/g)].some(([, before = '']) => before in things);

type Asker = Pick<SignedIn, 'request'>;
type Example = Awaited<ReturnType<typeof readDocument>>['example'];

/** Asks with the least request that is well-formed; only what is answered first counts, for some answers never end. */
async function ask(
  who: Asker,
  operation: Operation,
  { things, example }: { things: Things; example: Example },
): Promise<number> {
  const query = (operation.parameters ?? []).filter((p) => p.in === 'query' && p.required);
  const search = new URLSearchParams(query.map((p) => [p.name, String(example(p.schema))]));
  const content = operation.requestBody?.content;
  const json = content?.['application/json'];
  const body = json
    ? asJson(example(json.schema))
    : content
      ? { body: toForm(example(Object.values(content)[0]!.schema)) }
      : {};
  const stop = new AbortController();
  const response = await who.request(`/api/v1${pathOf(operation, things)}?${search}`, {
    method: operation.method,
    signal: stop.signal,
    ...body,
  });
  stop.abort();
  return response.status;
}

function toForm(fields: unknown) {
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(fields) as object))
    form.set(name, String(value));
  form.set('unknown', '1'); // never empty: an empty form has no parts at all
  return form;
}

/** What a caller below the rank of an operation is told. */
const REFUSALS = [
  { who: 'anonymous', below: 1, status: 401 },
  { who: 'stranger', below: 2, status: 403 },
  { who: 'moderator', below: 3, status: 403 },
] as const;

/** What strangers may be told of things that are not theirs: nothing that is a success. */
const CLOSED = new Set([400, 401, 403, 404, 409]);

test('each operation is for those it says, and nobody gets what is not theirs', async () => {
  const { node, things, people } = await givenNode();
  const { operations, example } = await readDocument(node);
  const callers = { anonymous: node, ...people };
  const wrong: string[] = [];

  for (const operation of operations) {
    const rank = RANKS[operation['x-access']];
    const answer = (who: keyof typeof callers) => ask(callers[who], operation, { things, example });
    const name = `${operation.method} ${operation.path}`;
    for (const { who, below, status } of REFUSALS) {
      if (rank < below) continue;
      const given = await answer(who);
      if (given !== status) wrong.push(`${name} tells ${who} ${given}, not ${status}`);
    }
    if (rank > 1 || !namesThing(operation, things) || OPEN_TO_ALL.test(name)) continue;
    const given = await answer('stranger');
    if (!CLOSED.has(given)) wrong.push(`${name} tells a stranger ${given}`);
  }
  expect(wrong).toEqual([]);
});

/** Who is let in up to which rank, in this order: what one does may be the end of what another had. */
const LET_IN = [
  { who: 'anonymous', rank: 0 },
  { who: 'owner', rank: 1 },
  { who: 'moderator', rank: 2 },
  { who: 'root', rank: 3 },
] as const;

/** What is refused with 403 for another reason than who asks. */
const NOT_NOW = new Set([
  'POST /users/session', // but to pages of the node itself
  'POST /users/passkeys/session',
  'POST /users/register', // while nobody joins
  'POST /users/registrations/request',
  'POST /videos/imports', // while they are switched off
  'POST /video-channel-syncs',
  'POST /video-channel-syncs/{id}/sync',
  'POST /users/{id}/verify-email', // without the secret of the mail
  'POST /users/{id}/reset-password',
  'POST /users/{id}/two-factor/confirm-request',
  'POST /bulk/remove-comments-of', // of the whole node, as the example asks
  'POST /users', // of an administrator, as the example is
]);

/** After what may have ended a session somebody signs in anew. */
const ENDS_SESSIONS = /revoke|session|password|^PUT \/users\/me/;

const CREDENTIALS = {
  owner: { name: 'owner', password: 'open sesame' },
  moderator: { name: 'mod', password: 'open sesame' },
  root: { name: 'root', password: ADMIN_PASSWORD },
} as const;

/** Reading first, and at the end what leaves nothing to ask for. */
const ORDER = ['GET', 'PUT', 'POST', 'PATCH', 'HEAD', 'DELETE'];
const orderOf = ({ method, path }: Operation) =>
  path === '/users/me' && method === 'DELETE' ? ORDER.length : ORDER.indexOf(method);

type LetIn = (typeof LET_IN)[number];

/** Whether it is for somebody, as far as can be said: what is of others is theirs to show. */
function isFor({ who, rank }: LetIn, operation: Operation, things: Things): boolean {
  const needed = RANKS[operation['x-access']];
  const name = nameOf(operation);
  if (needed > rank || NOT_NOW.has(name)) return false;
  if (who === 'owner' || !namesThing(operation, things)) return true;
  return who === 'anonymous' ? OPEN_TO_ALL.test(name) : needed === rank;
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const isRefused = (status: number) => status === 401 || status === 403 || status >= 500;

test('each operation is open to everybody it is for', async () => {
  const { node, things, people } = await givenNode();
  const { operations, example } = await readDocument(node);
  const callers: Record<LetIn['who'], Asker> = { anonymous: node, ...people };
  const wrong: string[] = [];

  for (const caller of LET_IN) {
    const { who } = caller;
    const open = operations.filter((operation) => isFor(caller, operation, things));
    for (const operation of open.toSorted((a, b) => orderOf(a) - orderOf(b))) {
      const name = nameOf(operation);
      const given = await ask(callers[who], operation, { things, example });
      if (isRefused(given)) wrong.push(`${name} tells ${who} ${given}`);
      if (who !== 'anonymous' && given < 300 && ENDS_SESSIONS.test(name))
        callers[who] = await node.signIn(CREDENTIALS[who].name, CREDENTIALS[who].password);
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);
