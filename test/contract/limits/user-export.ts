import { type Case, tells, type Who } from './case.ts';
import type { At } from './given.ts';

const [ROOT, UNKNOWN] = [1, 4_242];

const setExports = (users: object): Case => ({
  as: 'root',
  ask: 'PUT /config/custom',
  body: { export: { users } },
  status: 200,
});

const request = (id: number, withVideoFiles = false) => ({
  ask: `POST /users/${id}/exports/request`,
  body: { withVideoFiles },
});
const list = (id: number) => ({ ask: `GET /users/${id}/exports` });
const remove = (id: number, exportId: number) => ({
  ask: `DELETE /users/${id}/exports/${exportId}`,
});

export const userExportCases = ({ aliceId }: At): Case[] => [
  setExports({ enabled: false }),
  ...tells(400, ['root'], request(ROOT)),
  ...tells(400, ['root'], list(ROOT)),
  ...tells(400, ['root'], remove(ROOT, 1)),
  setExports({ enabled: true, maxUserVideoQuota: -1 }),
  ...tells(403, ['root'], request(ROOT, true)), // no video at all is more than that
  ...onlyTheirs(request),
  ...tells(400, ['root'], { ask: request(ROOT).ask, body: { withVideoFiles: 'toto' } }),
  ...tells(200, ['root'], request(ROOT)),
  ...tells(400, ['root'], request(ROOT)), // there is one
  ...onlyTheirs(list),
  ...tells(200, ['root', 'alice'], list(aliceId)),
  ...onlyTheirs((id) => remove(id, 1)),
  ...tells(403, ['alice'], remove(aliceId, 1)), // which is root's
  ...tells(404, ['root'], remove(aliceId, 404)),
];

type Asks = (id: number) => Pick<Case, 'ask' | 'body'>;

function onlyTheirs(good: Asks): Case[] {
  const callers: [number, Who, number][] = [
    [401, 'nobody', ROOT],
    [403, 'alice', ROOT],
    [404, 'root', UNKNOWN],
  ];
  return callers.flatMap(([status, who, id]) => tells(status, [who], good(id)));
}
