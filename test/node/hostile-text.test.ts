import { expect, test } from 'vitest';

import { prepare } from '../../server/catalog/automatic-tags/words.ts';
import { parseCaptions } from '../../server/catalog/captions/parse-captions.ts';
import { parseChapters } from '../../server/catalog/chapters/parse-chapters.ts';
import { canonicalDomain, parseHandle } from '../../server/catalog/index.ts';
import { fromShortUuid } from '../../server/catalog/short-uuid.ts';
import { parseRange } from '../../server/delivery/bytes/byte-range.ts';
import { isMediaTarget, parseMediaPath } from '../../server/delivery/media-path.ts';
import { mentionsOf } from '../../server/engagement/comments/mentions.ts';
import { titleOf } from '../../server/ingest/draft.ts';
import { safeName } from '../../server/ingest/upload.ts';
import { Failure } from '../../server/platform/errors.ts';
import { attachment } from '../../server/platform/http/attachment.ts';
import { callerOf } from '../../server/platform/rate-limit.ts';
import { firstAddress } from '../../server/platform/text/markdown-inline.ts';
import { renderMarkdown } from '../../server/platform/text/markdown.ts';

/** Long enough that a reader that goes back over what it has read takes minutes: the test's own limit ends it. */
const BYTES = 400_000;
const fill = (unit: string) => unit.repeat(Math.ceil(BYTES / unit.length));

/** What makes a careless expression go back over what it has read. */
const UNITS =
  'a| |(|)|[|<|@|-|.|:|0|*|_|`|\n|\t|%|a.|a@|1:|**a|[a](|<a |00:00 |-->|http://|https://a.|/../|://';
const HOSTILE = UNITS.split('|').flatMap((unit) => [
  fill(unit),
  `https://${fill(unit)}`,
  `00:00 ${fill(unit)}\u0000`,
]);

const node = new URL('https://node.example');

/** Everything that reads words of strangers with an expression. */
const READERS: Record<string, (text: string) => unknown> = {
  markdown: renderMarkdown,
  'an address in a text': firstAddress,
  'the name of a download': (text) => attachment(text, '.mp4'),
  'an address of a caller': callerOf,
  'watched words': prepare,
  captions: (text) => parseCaptions(Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\n${text}`)),
  chapters: parseChapters,
  'a short UUID': fromShortUuid,
  'a handle': (text) => parseHandle(text, node),
  'a domain': canonicalDomain,
  'a range': (text) => parseRange(`bytes=${text}`, 1_000),
  'the path of a file': (text) =>
    isMediaTarget(`/static/${text}`) && parseMediaPath(`/static/${text}`),
  mentions: (text) => mentionsOf(text, node),
  'a title': titleOf,
  'a file name': safeName,
};

test.each(Object.entries(READERS))('%s: any text of strangers is read to its end', (_, read) => {
  for (const text of HOSTILE) expect(() => readOrRefuse(read, text)).not.toThrow();
});

/** A reader may refuse a text; what else it throws is a fault. */
function readOrRefuse(read: (text: string) => unknown, text: string) {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
