import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { proveObject, toMultibase } from '../../federation/signatures/index.ts';
import type { SignedIn } from '../support/client.ts';
import { activityOf, noteOf, post, startForeignNode } from '../support/foreign-node.ts';
import { addressOf } from '../support/inbox.ts';
import { eventually, follow, hostOf, read, startTwoNodes } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Threads = { data: { text: string; account: { host: string } }[] };

/** Somebody of a node that proves what it sends (FEP-8b32), and signs no body. */
async function givenProver() {
  const foreign = await startForeignNode();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyUrl = foreign.url('/accounts/carl#ed25519-key');
  const carl = foreign.actor('Person', 'carl', {
    assertionMethod: [
      {
        id: keyUrl,
        type: 'Multikey',
        controller: foreign.url('/accounts/carl'),
        publicKeyMultibase: toMultibase(publicKey),
      },
    ],
  });
  return {
    foreign,
    carl,
    prove: (said: object) => proveObject({ ...said }, { keyUrl, privateKey }),
  };
}

const untilCompleted = (root: SignedIn) =>
  eventually(async () => {
    const { data } = await read<{ data: { type: string }[] }>(root, '/jobs/completed?count=100');
    expect(data.map(({ type }) => type)).toContain('federation.complete-video');
  });

test('a proof alone vouches for what is passed on', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  await follow(ofB.root, a);
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  await eventually(() => read(b, `/videos/${uuid}`));
  await untilCompleted(ofB.root); // it fetches what comments there are
  const { foreign, carl, prove } = await givenProver();
  const eve = foreign.actor('Person', 'eve'); // who brings what is not hers
  const video = `http://${hostOf(a)}/videos/watch/${uuid}`;
  const comment = (content: string) => {
    const note = noteOf(carl, video, { content });
    foreign.show(note);
    return activityOf(carl, 'Create', note);
  };
  const bring = async (to: typeof a, said: object, by = carl) =>
    (await post(addressOf(to), JSON.stringify(said), { by })).status;
  const texts = async (on: typeof a) =>
    (await read<Threads>(on, `/videos/${uuid}/comment-threads`)).data.map(({ text }) => text);

  const unproven = comment('Not passed on');
  expect(await bring(a, unproven)).toBe(202); // its author brings it
  await eventually(async () => expect(await texts(a)).toEqual(['Not passed on']));
  const proven = await prove(comment('Passed on'));
  expect(proven).not.toHaveProperty('signature');
  expect(await bring(a, proven)).toBe(202);
  await eventually(async () => expect(await texts(b)).toEqual(['Passed on'])); // which A brought
  expect(await read<Threads>(b, `/videos/${uuid}/comment-threads`)).toMatchObject({
    data: [{ account: { host: foreign.host } }],
  });

  const [again, other] = [comment('Again'), generateKeyPairSync('ed25519').privateKey];
  const sound = await prove(again);
  const keyUrl = sound.proof.verificationMethod;
  for (const forged of [
    again,
    { ...sound, to: [carl.url] },
    { ...sound, object: { ...(again.object as object), content: 'Bought' } },
    { ...again, proof: proven.proof },
    await proveObject(again, { keyUrl, privateKey: other }),
    await proveObject(again, { keyUrl: `${eve.url}#ed25519-key`, privateKey: other }),
  ])
    expect(await bring(b, forged, eve)).toBe(401);
  expect(await bring(b, sound, eve)).toBe(202); // whoever brings it
  await eventually(async () => expect((await texts(b)).toSorted()).toEqual(['Again', 'Passed on']));
}, 120_000);
