import { expect, test } from 'vitest';

import { attachment } from './attachment.ts';

test.each([
  ['Reference video one', '-720p.mp4', 'attachment; filename="Reference video one-720p.mp4"'],
  ['Sound', '-audio.mp4', 'attachment; filename="Sound-audio.mp4"'],
  ['"; filename="x.exe', '-360p.mp4', 'attachment; filename="filename= x.exe-360p.mp4"'],
  ['../../etc/passwd', '-360p.mp4', 'attachment; filename="etc passwd-360p.mp4"'],
  ['a\r\nset-cookie: b', '-360p.mp4', 'attachment; filename="a set-cookie b-360p.mp4"'],
  ['\u202Egpj.exe', '-360p.mp4', 'attachment; filename="gpj.exe-360p.mp4"'],
  ['...', '-360p.mp4', 'attachment; filename="video-360p.mp4"'],
  [
    "Été d'or",
    '-360p.mp4',
    `attachment; filename="_t_ d'or-360p.mp4"; filename*=UTF-8''%C3%89t%C3%A9%20d%27or-360p.mp4`,
  ],
])('%j is saved under a safe name', (title, ending, header) => {
  expect(attachment(title, ending)).toBe(header);
});

test('a long name is cut, and never within a character', () => {
  const header = attachment('🌊'.repeat(500), '-360p.mp4');
  expect(header.length).toBeLessThan(1200);
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
});
