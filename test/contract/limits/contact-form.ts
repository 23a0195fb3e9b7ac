import { type Case, nothing, refuses } from './case.ts';

const MESSAGE = {
  fromName: 'super name',
  fromEmail: 'toto@example.com',
  subject: 'my subject',
  body: 'Hello, how are you?',
};
const send = { as: 'nobody', ask: 'POST /server/contact', body: MESSAGE } as const;

export const contactFormCases = (): Case[] => [
  ...refuses(send, {
    fromEmail: ['badEmail', 'badEmail@', nothing],
    fromName: ['name'.repeat(100), '', nothing],
    body: ['body'.repeat(5_000), 'a', nothing],
  }),
  ...Array.from({ length: 4 }, () => ({ ...send, status: 409 })), // no mail is sent here: not even the fourth counts
];
