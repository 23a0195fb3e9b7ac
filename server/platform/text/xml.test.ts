import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';

import { writeXml } from './xml.ts';

const HOSTILE = `]]></a><![CDATA[<script>alert("1")</script>&amp;'\u0000\u0008\uD800\uFFFE🌊`;
const KEPT = `]]></a><![CDATA[<script>alert("1")</script>&amp;'🌊`;

test('whatever is said stays text, in an element and in an attribute', () => {
  const xml = writeXml({
    feed: { '@title': HOSTILE, entry: [{ name: HOSTILE, id: 1 }, { id: 2 }] },
  });
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toMatch(/<script|CDATA\[<|[\0\b]/);
  const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(xml);
  expect(read.feed).toEqual({ '@title': KEPT, entry: [{ name: KEPT, id: 1 }, { id: 2 }] });
});

test('what is not there is not written, what is empty is', () => {
  expect(
    writeXml({ a: { '@b': undefined, '@c': true, d: undefined, e: '', f: { '@g': 0, '#': 'h' } } }),
  ).toBe('<?xml version="1.0" encoding="utf-8"?>\n<a c="true">\n  <e/>\n  <f g="0">h</f>\n</a>\n');
});
