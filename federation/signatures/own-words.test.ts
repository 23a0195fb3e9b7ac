import { expect, test } from 'vitest';

import { loadContext } from '../vocabulary/contexts/load-context.ts';
import { CONTEXTS, inContext, toBeProven } from '../vocabulary/own-contexts.ts';

/** Whose words are used: each is what it is called at its own place, or a name that is nobody else's. */
const VOCABULARIES = [
  'https://www.w3.org/ns/activitystreams#',
  'https://w3id.org/security#',
  'https://joinpeertube.org/ns#',
  'http://schema.org/',
  'https://join-lemmy.org/ns#',
  'http://joinmastodon.org/ns#',
  'urn:uuid:ec78e49a-6ae8-42f8-a2bf-130d3498b055#',
];

const expanded = async (document: object) => {
  const { default: jsonld } = await import('jsonld');
  const [said] = await jsonld.expand(document, { documentLoader: loadContext as never });
  return said as Record<string, unknown>;
};

test('no word is named after a place of somebody who has not said what it means', () => {
  const names = Object.values(CONTEXTS)
    .flat()
    .flatMap((part) => (typeof part === 'string' ? [] : Object.values(part)))
    .map((meaning) => (typeof meaning === 'string' ? meaning : meaning['@id']!))
    .filter((name) => name.includes('//') || name.startsWith('urn:'));
  const strangers = names.filter((name) => !VOCABULARIES.some((at) => name.startsWith(at)));
  expect(strangers).toEqual([]);
});

test('words of our own mean something in each document that has them', async () => {
  const ours = 'urn:uuid:ec78e49a-6ae8-42f8-a2bf-130d3498b055#';
  const actor = inContext('Actor', {
    id: 'https://a.example/',
    digest: 'https://a.example/digest',
  });
  expect(await expanded(actor)).toMatchObject({
    [`${ours}digest`]: [{ '@id': 'https://a.example/digest' }],
  });
  const digest = inContext('Digest', { id: 'https://a.example/digest', digest: 'ab' });
  expect(await expanded(digest)).toMatchObject({ [`${ours}digestValue`]: [{ '@value': 'ab' }] });
  const manifest = inContext('Manifest', {
    id: 'https://a.example/manifest',
    type: 'MediaManifest',
    files: [{ type: 'Link', href: 'https://a.example/1.mp4', sha256: 'ab', size: 4 }],
  });
  expect(await expanded(toBeProven(manifest))).toMatchObject({
    '@type': [`${ours}MediaManifest`],
    [`${ours}files`]: [
      {
        '@list': [{ [`${ours}sha256`]: [{ '@value': 'ab' }], [`${ours}size`]: [{ '@value': 4 }] }],
      },
    ],
  });
});
