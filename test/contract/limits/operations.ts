import { type Case, nothing, refuses, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const REPORT = {
  level: 'warn',
  message: 'my super message',
  url: 'https://example.com/toto',
};

/** What administrators look at (theirs: `debug`, `jobs`, `logs` and, of `plugins`, the list). */
export const operationCases = (): Case[] => [
  ...toAdministrators('/server/debug'),
  ...tells(200, ['root'], { ask: `GET /server/debug?startDate=${NOW}` }),
  ...jobCases,
  ...logCases,
  ...pluginCases,
];

const jobCases: Case[] = [
  ...toAdministrators('/jobs/failed'),
  ...tells(400, ['root'], { ask: 'GET /jobs/failedade' }),
  ...tells(400, ['root'], { ask: 'GET /jobs/failed?jobType=toto' }),
  ...[
    '/jobs/failed?jobType=video-transcoding',
    '/jobs/waiting?jobType=transcoding-job-builder',
  ].flatMap((path) => tells(200, ['root'], { ask: `GET ${path}` })),
  ...tells(200, ['root'], { ask: 'GET /jobs/waiting-children' }),
  ...refusesPages('root', '/jobs/failed'),
];

const pluginCases: Case[] = [
  ...toAdministrators('/plugins'),
  ...tells(400, ['root'], { ask: 'GET /plugins?pluginType=5' }),
  ...tells(200, ['root'], { ask: 'GET /plugins?pluginType=1&sort=-createdAt' }),
  ...refusesPages('root', '/plugins'),
];

const report = { as: 'nobody', ask: 'POST /server/logs/client', body: REPORT } as const;

const logCases: Case[] = [
  ...toAdministrators('/server/logs'),
  ...['', 'startDate=toto', `startDate=${NOW}&endDate=toto`, `startDate=${NOW}&level=toto`].flatMap(
    (query) => tells(400, ['root'], { ask: `GET /server/logs?${query}` }),
  ),
  ...tells(200, ['root'], { ask: `GET /server/logs?startDate=${NOW}` }),
  ...refuses(report, {
    level: ['', nothing, 'toto'],
    message: [nothing, '', 'm'.repeat(2_500)],
    url: [nothing, 'toto'],
    stackTrace: ['s'.repeat(20_000)],
    userAgent: ['s'.repeat(500)],
    meta: ['s'.repeat(20_000)],
  }),
  {
    ...report,
    body: { ...REPORT, stackTrace: 'stackTrace', meta: '{toto}', userAgent: 'userAgent' },
    status: 204,
  },
];

function toAdministrators(path: string): Case[] {
  return [
    ...tells(401, ['nobody'], { ask: `GET ${path}` }),
    ...tells(403, ['alice', 'moderator'], { ask: `GET ${path}` }),
  ];
}
