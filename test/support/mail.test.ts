import { expect, test } from 'vitest';

import { openMail } from '../../server/platform/mail.ts';
import { openInbox } from './mail.ts';

test('mail arrives as it was written, and words of people make no headers', async () => {
  const inbox = await openInbox();
  const node = new URL('https://tube.example');
  const style = { name: 'Ada’s tube', prefix: '', signature: 'Yours, {{instanceName}}' };
  const mail = openMail({ smtpUrl: inbox.smtpUrl, mailFrom: undefined }, node, () =>
    Promise.resolve(style),
  );
  const subject = 'Hello\r\nBcc: eve@example.org';

  await mail.send({ to: 'ada@example.org', subject, text: '<b>Über</b> 1 & 2' });
  style.prefix = 'On {{instanceName}}:';
  await mail.send({ to: 'bob@example.org', subject, text: 'Hello' });
  await mail.close();

  const message = await inbox.next('ada@example.org');
  expect(message).toMatchObject({
    to: ['ada@example.org'],
    from: 'noreply@tube.example',
    text: '<b>Über</b> 1 & 2\n\nYours, Ada’s tube',
  });
  expect(message.subject).toContain('[tube.example] Hello');
  expect((await inbox.next('bob@example.org')).subject).toContain('On Ada’s tube: Hello');
});
