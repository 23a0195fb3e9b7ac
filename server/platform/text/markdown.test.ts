import { expect, test } from 'vitest';

import { renderMarkdown } from './markdown.ts';

const anchor = (address: string, label = address) =>
  `<a href="${address}" target="_blank" rel="nofollow noopener noreferrer">${label}</a>`;

test.each([
  ['', ''],
  ['edited description', '<p>edited description</p>\n'],
  ['Hello, **nice** video', '<p>Hello, <strong>nice</strong> video</p>\n'],
  [
    '*one* and _two_, not snake_case_name',
    '<p><em>one</em> and <em>two</em>, not snake_case_name</p>\n',
  ],
  ['a\r\nb\n\nc', '<p>a<br>\nb</p>\n<p>c</p>\n'],
  [
    'Needs:\n- water\n- **sun**',
    '<p>Needs:</p>\n<ul>\n<li>water</li>\n<li><strong>sun</strong></li>\n</ul>\n',
  ],
  ['1. one\n2) two', '<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n'],
  ['# Title', '<p><strong>Title</strong></p>\n'],
  ['`<b>`', '<p><code>&lt;b&gt;</code></p>\n'],
  [String.raw`\*plain\*`, '<p>*plain*</p>\n'],
  ['see https://a.example/b?c=1&d.', `<p>see ${anchor('https://a.example/b?c=1&amp;d')}.</p>\n`],
  ['[here](https://a.example)', `<p>${anchor('https://a.example', 'here')}</p>\n`],
])('%j becomes %j', (text, html) => {
  expect(renderMarkdown(text)).toBe(html);
});

test.each([
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '[x](https://a.example/"onmouseover="alert(1))',
  'https://a.example/"onmouseover="alert(1)',
  '**<img src=x onerror=alert(1)>**',
  '<a href="data:text/html,x">x</a>',
  '[<b>](https://a.example)',
])('nothing typed becomes an element or an attribute of its own: %s', (text) => {
  const html = renderMarkdown(text);
  const ours = /<\/?(?:p|strong|a(?: href="https:\/\/[^"<>]*" target="_blank" rel="[a-z ]+")?)>/g;
  expect(html.replaceAll(ours, '')).not.toMatch(/[<>"]/);
});

test.each(['[', '*', '_', '`', '**a', '[a](', 'http://', '\\', '- '])(
  'many of %j are soon done',
  (piece) => {
    expect(renderMarkdown(piece.repeat(20_000))).not.toBe('');
  },
);
