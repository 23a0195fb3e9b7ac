import { expect, test } from 'vitest';

import { escapeHtml } from '../platform/text/html.ts';
import { emptyElement, escapeJson, metas } from './markup.ts';

const HOSTILE = `</script><!--<script>alert(1)</script>"'><img src=x onerror=alert(1)>&\u2028\u2029$&$1`;

test('text stays text in an element and in an attribute', () => {
  expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"']/);
  expect(escapeHtml('a & b')).toBe('a &amp; b');
  expect(emptyElement('meta', { name: 'x', content: HOSTILE })).toMatch(
    /^<meta name="x" content="[^"<>]*" \/>$/,
  );
});

test('JSON ends no script, opens no comment and breaks no line, and means the same', () => {
  const written = escapeJson({ name: HOSTILE });
  expect(written).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(written)).toEqual({ name: HOSTILE });
});

test('a meta tag without a value is not written', () => {
  expect(metas('property', { a: undefined, b: '', c: 0, d: 'e' })).toEqual([
    '<meta property="c" content="0" />',
    '<meta property="d" content="e" />',
  ]);
});
