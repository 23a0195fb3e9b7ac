import { type Case, tells } from './case.ts';
import type { At } from './given.ts';

const [ROOT, UNKNOWN] = [1, 4_242];
const ROOT_PASSWORD = 'correct horse';
const PASSWORD = 'open sesame';

/** Up to the codes, which nobody can know beforehand: those are in `server/identity/two-factor`. */
export const twoFactorCases = ({ aliceId }: At): Case[] => [
  ...provedCases('request', aliceId),
  ...tells(400, ['alice'], ask('request', aliceId)),
  ...tells(200, ['alice'], ask('request', aliceId, { currentPassword: PASSWORD })),
  ...tells(200, ['root'], ask('request', aliceId, { currentPassword: ROOT_PASSWORD })),
  ...tells(200, ['root'], ask('request', aliceId)),
  ...tells(200, ['root'], ask('request', ROOT, { currentPassword: ROOT_PASSWORD })),
  ...confirmCases(aliceId),
  ...provedCases('disable', aliceId),
  ...tells(400, ['alice'], ask('disable', aliceId, { currentPassword: PASSWORD })), // there is none
];

const ask = (act: string, id: number | string, body: object = {}) => ({
  ask: `POST /users/${id}/two-factor/${act}`,
  body,
});

function provedCases(act: string, aliceId: number): Case[] {
  const proof = { currentPassword: ROOT_PASSWORD };
  return [
    ...tells(404, ['root'], ask(act, UNKNOWN, proof)),
    ...tells(400, ['root'], ask(act, 'invalid', proof)),
    ...tells(401, ['nobody'], ask(act, aliceId, proof)),
    ...tells(403, ['alice'], ask(act, ROOT, { currentPassword: PASSWORD })),
    ...tells(403, ['alice'], ask(act, aliceId, proof)),
    ...tells(400, ['root'], ask(act, ROOT)),
    ...tells(403, ['root'], ask(act, ROOT, { currentPassword: 'bad' })),
  ];
}

const confirm = (id: number | string, body: object = {}) =>
  ask('confirm-request', id, { requestToken: 'toto', otpToken: '123456', ...body });

function confirmCases(aliceId: number): Case[] {
  return [
    ...tells(404, ['root'], confirm(UNKNOWN)),
    ...tells(400, ['root'], confirm('invalid')),
    ...tells(403, ['alice'], confirm(ROOT)),
    ...tells(400, ['alice'], confirm(aliceId, { requestToken: undefined })),
    ...tells(400, ['alice'], confirm(aliceId, { otpToken: undefined })),
    ...tells(403, ['alice'], confirm(aliceId)),
  ];
}
