import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';
import { given } from './query.ts';

export type ListedUser = InferResponseType<typeof node.users.$get>['data'][number];
/** One user, with what they did. */
export type UserDetails = ListedUser & { videosCount?: number; videoCommentsCount?: number };
export type Registration = InferResponseType<typeof node.users.registrations.$get>['data'][number];

/** `state.id` of a request to join. */
export const REGISTRATION_STATE = { pending: 1, rejected: 2, accepted: 3 } as const;

/** What is said of a new user. */
export interface NewUser {
  username: string;
  email: string;
  password: string;
  role: number;
  videoQuota: number;
  videoQuotaDaily: number;
}

export type UserChange = Partial<Omit<NewUser, 'username'>> & { emailVerified?: boolean };

const of = (id: number) => ({ param: { id: String(id) } });

/** What those who look after users ask the node for. */
export const people = {
  users: async (wanted: PageWanted, filters: { search: string; role: string; blocked: string }) =>
    (await node.users.$get({ query: { ...wanted, ...given(filters) } })).json(),

  user: async (id: number): Promise<UserDetails> =>
    (await node.users[':id'].$get({ ...of(id), query: { withStats: 'true' } })).json(),

  create: async (user: NewUser) => (await (await node.users.$post({ json: user })).json()).user.id,

  change: (id: number, change: UserChange) =>
    node.users[':id'].$put({
      ...of(id),
      json: change,
    }),

  remove: (id: number) => node.users[':id'].$delete(of(id)),

  block: (id: number, reason: string) =>
    node.users[':id'].block.$post({ ...of(id), json: reason ? { reason } : {} }),

  unblock: (id: number) => node.users[':id'].unblock.$post(of(id)),

  registrations: async (wanted: PageWanted, filters: { search: string; stateOneOf: string }) =>
    (await node.users.registrations.$get({ query: { ...wanted, ...given(filters) } })).json(),

  decide: (id: number, isAccepted: boolean, answer: string, silently: boolean) =>
    node.users.registrations[':id'][isAccepted ? 'accept' : 'reject'].$post({
      ...of(id),
      json: { moderationResponse: answer, preventEmailDelivery: silently },
    }),

  forgetRegistration: (id: number) => node.users.registrations[':id'].$delete(of(id)),
};
