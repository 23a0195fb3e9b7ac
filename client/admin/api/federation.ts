import { send } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';
import { given } from './query.ts';

/** Whom a follow is of, or by. */
export interface FollowActor {
  name: string;
  host: string;
  url: string;
  followersCount: number;
  avatars: { fileUrl: string }[];
}

export interface Follow {
  id: number;
  follower: FollowActor;
  following: FollowActor;
  state: 'pending' | 'accepted' | 'rejected';
  createdAt: string;
}

/** What an actor this node follows has, and what of it is here. */
export interface Ledger {
  actor: { handle: string; url: string; type: 'Application' | 'Person' | 'Group' };
  state: 'syncing' | 'complete' | 'incomplete' | 'unreachable';
  method: 'digest' | 'outbox' | null;
  knownCount: number;
  expectedCount: number | null;
  gaps: {
    missing: number;
    changed: number;
    unlisted: number;
    gone: number;
    first: { url: string; reason: string; error: string | null; nextTryAt: string }[];
  };
  lastError: string | null;
  checkedAt: string | null;
  completeAsOf: string | null;
  nextCheckAt: string;
}

/** How another node takes what it is sent. */
export interface NodeHealth {
  host: string;
  software: string | null;
  failures: number;
  failedSince: string | null;
  restsUntil: string | null;
  reachedAt: string | null;
  waiting: number;
  lastError: string | null;
}

export type PolicyName = 'reject' | 'silence' | 'no-media' | 'allow';

export interface Policy {
  host: string;
  policy: PolicyName;
  reason: string | null;
  publicComment: string | null;
  createdAt: string;
}

/** What a policy would concern. */
export interface PolicyPreview {
  host: string;
  current: PolicyName | null;
  accounts: number;
  channels: number;
  videos: number;
  comments: number;
  follows: number;
  followsEnded: number;
}

/** A node whose videos may be mirrored without anybody asking for each. */
export interface MirroredHost {
  host: string;
  allowedAt: string;
}

interface List<T> {
  total: number;
  data: T[];
}

const ROOT = '/api/v1/server';

const read = async <T>(path: string, query: Record<string, string>) =>
  (await (await send(`${ROOT}/${path}?${new URLSearchParams(query)}`)).json()) as T;

const list = <T>(path: string, wanted: PageWanted, filters: Record<string, string>) =>
  read<List<T>>(path, { ...wanted, ...given(filters) });

const write = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  send(`${ROOT}/${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

const named = encodeURIComponent;

/** What this node has to do with others: these routes are the protocol's, which the server's type does not know. */
export const federation = {
  following: (wanted: PageWanted, filters: Record<string, string>) =>
    list<Follow>('following', wanted, filters),
  follow: (hosts: string[], handles: string[]) => write('POST', 'following', { hosts, handles }),
  unfollow: (hostOrHandle: string) => write('DELETE', `following/${named(hostOrHandle)}`),

  followers: (wanted: PageWanted, filters: Record<string, string>) =>
    list<Follow>('followers', wanted, filters),
  decide: (handle: string, act: 'accept' | 'reject') =>
    write('POST', `followers/${named(handle)}/${act}`),
  dropFollower: (handle: string) => write('DELETE', `followers/${named(handle)}`),

  ledgers: (wanted: PageWanted, filters: Record<string, string>) =>
    list<Ledger>('following/ledgers', wanted, filters),
  checkLedger: (handle: string) => write('POST', `following/${named(handle)}/sync`),

  nodes: (wanted: PageWanted, filters: Record<string, string>) =>
    list<NodeHealth>('nodes', wanted, filters),
  wake: (host: string) => write('POST', `nodes/${named(host)}/wake`),

  policies: (wanted: PageWanted, filters: Record<string, string>) =>
    list<Policy>('domain-policies', wanted, filters),
  preview: (host: string, policy: PolicyName) =>
    read<PolicyPreview>('domain-policies/preview', { host, policy }),
  setPolicy: (host: string, policy: Pick<Policy, 'policy' | 'reason' | 'publicComment'>) =>
    write('PUT', `domain-policies/${named(host)}`, policy),
  removePolicy: (host: string) => write('DELETE', `domain-policies/${named(host)}`),

  mirroredHosts: (wanted: PageWanted, filters: Record<string, string>) =>
    list<MirroredHost>('redundancy/hosts', wanted, filters),
  allowMirroring: (host: string, redundancyAllowed: boolean) =>
    write('PUT', `redundancy/${named(host)}`, { redundancyAllowed }),
};
