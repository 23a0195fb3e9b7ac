import { expect, test } from 'vitest';

import { noteHtml } from './note-html.ts';

test.each([
  ['What a bird', 'What a bird'],
  ['**Grey** herons', '<strong>Grey</strong> herons'],
  ['one\ntwo', 'one<br>\ntwo'],
  ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
  ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`It's "grey" & <tall>`, `It's "grey" &amp; &lt;tall&gt;`],
  [
    '[a](https://b.example/?c&d)',
    '<a href="https://b.example/?c&amp;d" target="_blank" rel="nofollow noopener noreferrer">a</a>',
  ],
  ['', ''],
])('%j goes out as %j', (text, html) => {
  expect(noteHtml(text)).toBe(html);
});
