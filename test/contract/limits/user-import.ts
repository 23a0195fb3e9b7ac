import { type Case, tells, type Who } from './case.ts';
import type { At } from './given.ts';

const [ROOT, UNKNOWN] = [1, 4_242];
const JSON_TYPE = { 'content-type': 'application/json' };
const announced = { ...JSON_TYPE, 'x-upload-content-length': '1000' };

const setImports = (enabled: boolean): Case => ({
  as: 'root',
  ask: 'PUT /config/custom',
  body: { import: { users: { enabled } } },
  status: 200,
});

const resumable = (id: number | string) => `/users/${id}/imports/import-resumable`;
const latest = (id: number | string) => ({ ask: `GET /users/${id}/imports/latest` });
const begin = (id: number | string) => ({
  ask: `POST ${resumable(id)}`,
  body: { filename: 'mine.zip' },
  headers: announced,
});
const goOn = (id: number | string) => ({
  ask: `PUT ${resumable(id)}?upload_id=00000000-0000-4000-8000-000000000000`,
  headers: { 'content-range': 'bytes */1000' },
});
const giveUp = (id: number | string) => ({
  ask: `DELETE ${resumable(id)}?upload_id=00000000-0000-4000-8000-000000000000`,
});

export const userImportCases = ({ aliceId }: At): Case[] => [
  setImports(false),
  ...tells(400, ['root'], begin(ROOT)),
  setImports(true),
  ...[begin, latest, goOn, giveUp].flatMap((good) => onlyTheirs(good)),
  ...tells(400, ['root'], latest('hello')),
  ...tells(400, ['root'], begin('hello')),
  ...tells(404, ['root', 'alice'], latest(aliceId)), // none has come yet
  ...tells(404, ['alice'], goOn(aliceId)),
  ...tells(404, ['alice'], giveUp(aliceId)),
  ...tells(400, ['alice'], { ask: `PUT ${resumable(aliceId)}`, headers: goOn(1).headers }),
  ...tells(400, ['alice'], { ...begin(aliceId), headers: JSON_TYPE }), // of unknown size
  ...tells(400, ['alice'], { ...begin(aliceId), body: {} }),
  ...tells(413, ['alice'], {
    ...begin(aliceId),
    headers: { ...announced, 'x-upload-content-length': String(65 * 2 ** 30) },
  }),
  ...tells(201, ['alice'], begin(aliceId)),
  ...tells(200, ['alice'], begin(aliceId)), // the same file goes on
];

type Asks = (id: number) => Pick<Case, 'ask' | 'body' | 'headers'>;

function onlyTheirs(good: Asks): Case[] {
  const callers: [number, Who, number][] = [
    [401, 'nobody', ROOT],
    [403, 'alice', ROOT],
    [404, 'root', UNKNOWN],
  ];
  return callers.flatMap(([status, who, id]) => tells(status, [who], good(id)));
}
