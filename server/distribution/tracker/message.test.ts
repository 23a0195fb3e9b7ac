import {
  array,
  assert,
  constant,
  constantFrom,
  jsonValue,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { expect, test } from 'vitest';

import {
  announceText,
  HASH,
  MALFORMED,
  offer,
} from '../../../test/support/hostile/malformed-messages.ts';
import { parseMessage } from './message.ts';

test('what is no message is none, and nothing makes the reader throw', () => {
  for (const text of MALFORMED)
    expect([text.slice(0, 80), parseMessage(text)]).toEqual([text.slice(0, 80), undefined]);
  assert(property(string(), (text) => parseMessage(text) === undefined));
  const anything = record(
    {
      action: constantFrom('announce', 'scrape'),
      info_hash: oneof(constant(HASH), jsonValue()),
      peer_id: oneof(constant(HASH), jsonValue()),
      offers: oneof(array(oneof(constant(offer()), jsonValue())), jsonValue()),
      numwant: jsonValue(),
      answer: jsonValue(),
      event: jsonValue(),
    },
    { requiredKeys: ['action'] },
  );
  assert(
    property(anything, (message) => {
      parseMessage(JSON.stringify(message));
    }),
  );
});

test('an announce has ten offers at most, and as many as it wants peers', () => {
  const offers = Array.from({ length: 50 }, (_, n) => ({ ...offer(), offer_id: String(n) }));
  const count = (more: object) => {
    const message = parseMessage(announceText({ offers, ...more }));
    return message?.kind === 'announce' ? message.offers.length : undefined;
  };
  expect(
    [{}, { numwant: 1e9 }, { numwant: 3 }, { numwant: 0 }, { numwant: -1 }].map(count),
  ).toEqual([10, 10, 3, 0, 10]);
  expect(count({ offers: undefined })).toBe(0);
  expect(parseMessage(announceText({ event: 'completed' }))).toMatchObject({ isSeed: true });
  expect(parseMessage(announceText({ left: 0, event: 'odd' }))).toMatchObject({
    isSeed: true,
    event: 'update',
  });
});
