import { type Callers } from './ask.ts';
import { type Case, nothing, refuses, tells } from './case.ts';
import type { At } from './given.ts';
import { refusesPages } from './lists.ts';

const UNKNOWN = '910ec12a-d9e6-458b-a274-0abb655f9464';
const TOKENS = '/runners/registration-tokens';

export async function runnerCases(_: At, { root }: Callers): Promise<Case[]> {
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method, headers, body: body && JSON.stringify(body) };
    return (await root.request(`/api/v1${path}`, sent as RequestInit)).json();
  };
  const { data } = (await ask('GET', TOKENS)) as { data: { registrationToken: string }[] };
  const { registrationToken } = data[0]!;
  const registration = { name: 'one', registrationToken };
  const first = (await ask('POST', '/runners/register', registration)) as { runnerToken: string };
  return [
    ...tokenCases,
    ...registerCases(registrationToken),
    ...adminCases,
    ...jobCases(first.runnerToken),
  ];
}

const forAdministrators = (...asked: string[]): Case[] =>
  asked.flatMap((each) => [
    ...tells(401, ['nobody'], { ask: each }),
    ...tells(403, ['bob'], { ask: each }),
  ]);

const tokenCases: Case[] = [
  ...forAdministrators(`POST ${TOKENS}/generate`, `GET ${TOKENS}`, `DELETE ${TOKENS}/1`),
  ...tells(404, ['root'], { ask: `DELETE ${TOKENS}/404` }),
  ...refusesPages('root', TOKENS),
  ...tells(200, ['root'], { ask: `GET ${TOKENS}?start=0&count=5&sort=-createdAt` }),
];

function registerCases(registrationToken: string): Case[] {
  const body = { name: 'runner name', description: 'super description', registrationToken };
  const register = { as: 'nobody', ask: 'POST /runners/register', body } as const;
  return [
    ...refuses(register, {
      registrationToken: ['a'.repeat(4000), null, nothing],
      name: ['', 'a'.repeat(200)],
      description: ['', 'a'.repeat(5000)],
      version: ['', 'a'.repeat(5000)],
    }),
    { ...register, body: { ...body, registrationToken: 'aaa' }, status: 404 },
    { ...register, status: 200 },
    { ...register, status: 400 }, // the name is taken
    ...forAdministrators('DELETE /runners/2', 'GET /runners'),
    ...tells(400, ['root'], { ask: 'DELETE /runners/hi' }),
    ...tells(404, ['root'], { ask: 'DELETE /runners/404' }),
    ...refusesPages('root', '/runners'),
    ...tells(200, ['root'], { ask: 'GET /runners?start=0&count=5&sort=-createdAt' }),
  ];
}

const adminCases: Case[] = [
  ...forAdministrators(
    `POST /runners/jobs/${UNKNOWN}/cancel`,
    `DELETE /runners/jobs/${UNKNOWN}`,
    'GET /runners/jobs',
  ),
  ...tells(400, ['root'], { ask: 'POST /runners/jobs/hello/cancel' }),
  ...tells(404, ['root'], { ask: `POST /runners/jobs/${UNKNOWN}/cancel` }),
  ...tells(400, ['root'], { ask: 'DELETE /runners/jobs/hello' }),
  ...tells(404, ['root'], { ask: `DELETE /runners/jobs/${UNKNOWN}` }),
  ...refusesPages('root', '/runners/jobs'),
  ...['stateOneOf=42', 'stateOneOf[]=42', 'typeOneOf=42', 'typeOneOf[]=42'].flatMap((query) =>
    tells(400, ['root'], { ask: `GET /runners/jobs?${query}` }),
  ),
  ...tells(200, ['root'], {
    ask: 'GET /runners/jobs?stateOneOf=3&typeOneOf=vod-web-video-transcoding',
  }),
];

const say = (path: string, body: object) =>
  ({ as: 'nobody', ask: `POST /runners/${path}`, body }) as const;

/** What only runners say: who asks is known by the tokens in the body. */
function jobCases(runnerToken: string): Case[] {
  const holding = { runnerToken, jobToken: UNKNOWN };
  const told = {
    abort: { reason: 'reason' },
    update: {},
    error: { message: 'message' },
  };
  const request = say('jobs/request', { runnerToken, jobTypes: [] });
  const accept = say(`jobs/${UNKNOWN}/accept`, { runnerToken });
  return [
    ...Object.entries(told).flatMap(([verb, more]): Case[] => {
      const tell = say(`jobs/${UNKNOWN}/${verb}`, { ...holding, ...more });
      return [
        { ...tell, ask: `POST /runners/jobs/a/${verb}`, status: 400 },
        { ...tell, status: 404 },
        ...refuses(tell, { runnerToken: ['', nothing], jobToken: ['', nothing] }),
        { ...tell, body: { ...tell.body, runnerToken: UNKNOWN }, status: 404 },
      ];
    }),
    ...refuses(say(`jobs/${UNKNOWN}/abort`, holding), { reason: [null, 'reason'.repeat(5000)] }),
    ...refuses(say(`jobs/${UNKNOWN}/error`, holding), { message: [null, 'a'.repeat(6000)] }),
    ...refuses(say(`jobs/${UNKNOWN}/update`, holding), { progress: [101] }),
    ...refuses(request, { runnerToken: [null, ''], jobTypes: ['toto'], version: ['invalid'] }),
    { ...request, body: { runnerToken: UNKNOWN }, status: 404 },
    { ...request, status: 200 },
    { ...accept, ask: 'POST /runners/jobs//accept', status: 400 },
    { ...accept, status: 404 },
    ...refuses(accept, { runnerToken: [null, ''] }),
    { ...accept, body: { runnerToken: UNKNOWN }, status: 404 },
    ...refuses(say('unregister', {}), { runnerToken: [null, ''] }),
    { ...say('unregister', { runnerToken: UNKNOWN }), status: 404 },
  ];
}
