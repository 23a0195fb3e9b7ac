import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { actsOf } from '../../../test/support/acts.ts';
import { webReadyClip } from '../../../test/support/clips.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { channelIdOf } from '../../../test/support/uploads.ts';

type Line = { user: string; domain: string; action: string; subjectId: string; message: string };

test('what users do with what is theirs is in the audit log, under their names', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const alice = await join('alice');
  const change = (method: string, path: string, body?: object) =>
    alice.request(`/api/v1${path}`, { method, ...(body && asJson(body)) });
  const acts = async (since: Date) => {
    const path = `/api/v1/server/audit-logs?startDate=${since.toISOString()}`;
    const lines = (await (await root.request(path)).json()) as Line[];
    return lines.map(({ user, domain, action }) => `${user}: ${action} ${domain}`);
  };

  const begun = new Date();
  const form = new FormData();
  form.set('name', 'Herons');
  form.set('channelId', String(await channelIdOf(alice)));
  form.set('videofile', new Blob([await readFile(await webReadyClip())]), 'dawn.mp4');
  const uploaded = await alice.request('/api/v1/videos/upload', { method: 'POST', body: form });
  const { video } = (await uploaded.json()) as { video: { id: number; uuid: string } };
  const path = `/api/v1/server/audit-logs?startDate=${begun.toISOString()}`;
  expect(await (await root.request(path)).json()).toMatchObject([
    { user: 'alice', domain: 'videos', action: 'create', subjectId: String(video.id) },
  ]);

  const ofUsers = await root.request(`${path}&domain=users`);
  expect(await ofUsers.json()).toEqual([]);

  const later = new Date();
  await change('PUT', `/videos/${video.uuid}`, { name: 'Grey herons' });
  const said = await change('POST', `/videos/${video.uuid}/comment-threads`, { text: 'Look' });
  const { comment } = (await said.json()) as { comment: { id: number } };
  await change('DELETE', `/videos/${video.uuid}/comments/${comment.id}`);
  await change('DELETE', `/videos/${video.uuid}`);
  await change('POST', '/video-channels', { name: 'birds', displayName: 'Birds' });
  await change('PUT', '/video-channels/birds', { displayName: 'All birds' });
  await change('DELETE', '/video-channels/birds');
  await change('PUT', '/users/me', { description: 'I like birds' });
  await change('DELETE', '/users/me');
  expect(await acts(later)).toEqual([
    'alice: update videos',
    'alice: create comments',
    'alice: delete comments',
    'alice: delete videos',
    'alice: create channels',
    'alice: update channels',
    'alice: delete channels',
    'alice: update users',
    'alice: delete users',
  ]);
});

test('of users who change what they said of themselves, the audit log has the fields alone', async () => {
  const { root, join } = await openPeople(await startTestNode());
  const alice = await join('alice');
  const change = async (form: object) =>
    (await alice.request('/api/v1/users/me', { method: 'PUT', ...asJson(form) })).status;
  const said = { description: 'I like birds', autoPlayVideo: true, videoLanguages: ['fr'] };
  const passwords = { password: 'fly away', currentPassword: 'open sesame' };
  for (const form of [said, said, {}, passwords]) expect(await change(form)).toBe(204);

  const messages = (await actsOf(root, 'alice', 'users')).map(({ message }) => message);
  expect(messages.map((message) => JSON.parse(message) as object)).toMatchObject([
    { action: 'update', 'new-fields': ['videoLanguages', 'description'] },
    { action: 'update', 'new-fields': ['password'] },
  ]);
  expect(messages.join()).not.toMatch(/birds|fly away|open sesame/);
});
