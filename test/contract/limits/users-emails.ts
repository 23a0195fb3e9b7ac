import { type Case, nothing, refuses } from './case.ts';

const MAILS = [
  '/users/ask-reset-password',
  '/users/ask-send-verify-email',
  '/users/registrations/ask-send-verify-email',
];

export const userEmailCases = (): Case[] =>
  MAILS.flatMap((path) => {
    const ask = {
      as: 'nobody',
      ask: `POST ${path}`,
      body: { email: 'admin@example.com' },
    } as const;
    return [...refuses(ask, { email: [nothing, 'hello'] }), { ...ask, status: 204 }];
  });
