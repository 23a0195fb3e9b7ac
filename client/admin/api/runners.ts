import type { InferResponseType } from 'hono/client';

import { node } from '../../node.ts';
import type { PageWanted } from '../../ui/table-state.svelte.ts';
import { given } from './query.ts';

const { runners } = node;
const { jobs } = runners;
const tokens = runners['registration-tokens'];

export type Runner = InferResponseType<typeof runners.$get>['data'][number];
export type RunnerJob = InferResponseType<typeof jobs.$get>['data'][number];
export type RegistrationToken = InferResponseType<typeof tokens.$get>['data'][number];

const ofJob = (jobUUID: string) => ({ param: { jobUUID } });

/** Machines that work for this node, and what they do. */
export const runnersApi = {
  runners: async (query: PageWanted) => (await runners.$get({ query })).json(),

  removeRunner: (id: number) => runners[':runnerId'].$delete({ param: { runnerId: String(id) } }),

  jobs: async (wanted: PageWanted, state: string, search: string) =>
    (await jobs.$get({ query: { ...wanted, ...given({ stateOneOf: state, search }) } })).json(),

  cancelJob: (uuid: string) => jobs[':jobUUID'].cancel.$post(ofJob(uuid)),

  retryJob: (uuid: string) => jobs[':jobUUID'].retry.$post(ofJob(uuid)),

  removeJob: (uuid: string) => jobs[':jobUUID'].$delete(ofJob(uuid)),

  tokens: async (query: PageWanted) => (await tokens.$get({ query })).json(),

  addToken: () => tokens.generate.$post(),

  removeToken: (id: number) =>
    tokens[':registrationTokenId'].$delete({ param: { registrationTokenId: String(id) } }),
};
