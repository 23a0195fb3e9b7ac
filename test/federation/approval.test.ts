import { expect, test } from 'vitest';

import { see } from '../support/activity-streams.ts';
import type { SignedIn } from '../support/client.ts';
import { startFollower } from '../support/follower.ts';
import { activityOf, givenForeignVideo } from '../support/foreign-node.ts';
import { givenFollowed } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { expectRecorded } from '../support/recorded/as-recorded.ts';
import { eventually, follow, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Asker = Pick<SignedIn, 'request'>;
type Threads = { data: { text: string }[] };
type Review = { data: { id: number; text: string; heldForReview: boolean }[] };

test('a comment waits on both nodes until whose video it is lets it stand, or removes it', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, eve] = [await ofA.join('alice'), await ofA.join('eve')];
  const bob = await ofB.join('bob');
  await follow(ofB.root, a);
  const video = { name: 'Herons', commentsPolicy: 3 };
  const { uuid } = await openCatalog(a).givenVideo(alice, video);
  await eventually(async () =>
    expect(await read(b, `/videos/${uuid}`)).toMatchObject({ commentsPolicy: { id: 3 } }),
  );
  const threads = `/videos/${uuid}/comment-threads`;
  const texts = async (who: Asker) =>
    (await read<Threads>(who, threads)).data.map(({ text }) => text);
  const seen = async () => ({ onA: await texts(a), onB: await texts(b) });
  const held = async (text: string) =>
    eventually(async () => {
      const { data } = await read<Review>(alice, '/users/me/videos/comments?isHeldForReview=true');
      const found = data.find((comment) => comment.text === text);
      if (!found) throw new Error(`${text} does not wait`);
      return found.id;
    });

  await write(bob, 'POST', threads, { text: 'What a bird' });
  await write(eve, 'POST', threads, { text: 'A stork' });
  const [ofBob, ofEve] = [await held('What a bird'), await held('A stork')];
  expect(await texts(bob)).toEqual(['What a bird']); // who wrote it sees it
  expect(await seen()).toEqual({ onA: [], onB: [] });
  // nobody else does, not at its id either
  for (const id of [ofBob, ofEve])
    expect(await see(a, `/videos/watch/${uuid}/comments/${id}`)).toMatchObject({ status: 404 });

  for (const id of [ofBob, ofEve])
    await write(alice, 'POST', `/videos/${uuid}/comments/${id}/approve`);
  await eventually(async () => {
    const { onA, onB } = await seen();
    expect([onA.toSorted(), onB.toSorted()]).toEqual([
      ['A stork', 'What a bird'],
      ['A stork', 'What a bird'],
    ]);
  });

  await write(bob, 'POST', threads, { text: 'Buy things' });
  const refused = await held('Buy things');
  await write(alice, 'DELETE', `/videos/${uuid}/comments/${refused}`);
  await eventually(async () => expect(await texts(bob)).not.toContain('Buy things'));
  expect((await seen()).onA).not.toContain('Buy things');
}, 120_000);

test('a comment that may stand says by whose word, so that the node of the video passes it on', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const alice = await join('alice');
  const { foreign, publisher, application, send, hears } = await startFollower(node);
  await givenFollowed(send, root, { foreign, actor: application, name: 'peertube' });
  const video = givenForeignVideo(foreign, publisher, { commentsPolicy: 3 });
  await send(activityOf(application, 'Announce', video.id), application);
  const threads = `/videos/${video.uuid}/comment-threads`;
  await eventually(() => write(alice, 'POST', threads, { text: 'What a bird' }));
  const asked = await hears('Create Note');
  expect(asked).toMatchObject({ object: { replyApproval: null } });
  expect(await read<Threads>(node, threads)).toMatchObject({ data: [] });

  const { id: note } = asked.object as { id: string };
  const { body } = await see(node, new URL(note).pathname); // as PeerTube does, of each
  expect(body).toMatchObject({ id: note, replyApproval: null });
  const approval = (by: typeof application) =>
    send(
      activityOf(by, 'ApproveReply', note, { id: `${video.id}/approve`, inReplyTo: video.id }),
      by,
    );
  expect(await approval(foreign.actor('Person', 'mallory'))).toMatchObject({ state: 'refused' });
  expect(await approval(publisher.account)).toMatchObject({ state: 'done' });
  await eventually(async () =>
    expect(await hears('Create Note')).toMatchObject({
      object: { id: note, replyApproval: `${video.id}/approve` },
    }),
  );
  expectRecorded(await hears('Create Note'), '028-Create-Note', ['object.replyApproval']);
  expect(await read<Threads>(node, threads)).toMatchObject({ data: [{ text: 'What a bird' }] });
}, 120_000);
