import { expect, test } from 'vitest';

import { eventually, follow, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Video = { embedPrivacyPolicy: { id: number } };
type Allowed = { domainAllowed: boolean };

test('where a video may be embedded is kept to by the nodes that know it', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  await follow(ofB.root, a);
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const onB = async () => {
    const { embedPrivacyPolicy } = await read<Video>(b, `/videos/${uuid}`);
    const asked = `/videos/${uuid}/embed-privacy/allowed?domain=birds.example`;
    const { domainAllowed } = await read<Allowed>(b, asked);
    return { policy: embedPrivacyPolicy.id, domainAllowed };
  };
  const allow = (policy: number, domains: string[]) =>
    write(alice, 'PUT', `/videos/${uuid}/embed-privacy`, { policy, domains });

  await eventually(async () => expect(await onB()).toEqual({ policy: 1, domainAllowed: true }));
  await allow(2, ['birds.example']); // which those are, nobody else is told
  await eventually(async () => expect(await onB()).toEqual({ policy: 3, domainAllowed: false }));
  await allow(1, []);
  await eventually(async () => expect(await onB()).toEqual({ policy: 1, domainAllowed: true }));
}, 120_000);
