import { expect, test } from 'vitest';

import type { VideoHead } from '../../catalog/index.ts';
import { previewTags } from './preview.ts';
import { videoPreview } from './video-preview.ts';

const NODE = new URL('https://node.example');
const VIDEO: VideoHead = {
  id: 1,
  uuid: '98708646-3498-4b82-8fef-d40c47887c4f',
  shortUuid: 'jPMxVA3a3hcBNYayPx9rvH',
  name: 'A stream at dawn',
  privacy: 1,
  description: 'Mist\n\non the   water.',
  isListed: true,
  isSensitive: false,
  isEmbeddable: true,
  durationSeconds: 62,
  createdAt: new Date('2026-11-21T07:06:48Z'),
  publishedAt: new Date('2026-11-21T07:06:49Z'),
  updatedAt: new Date('2026-11-21T07:06:50Z'),
  tags: ['mist'],
  captions: [
    { language: { id: 'en', label: 'English' }, path: '/lazy-static/video-captions/a.vtt' },
  ],
  views: 3,
  likes: 2,
  dislikes: 1,
  channel: { name: 'dawn', displayName: 'Dawn', host: null },
  account: { name: 'ada', displayName: 'Ada' },
  thumbnail: { key: 'thumbnails/dawn.jpg', width: 1280, height: 720 },
  width: 1920,
  height: 1080,
  setUuid: '128006a1-90c7-4b31-90c1-c745d48c6ce3',
  remote: null,
};
const HOSTILE = `</script><!-- "'><script>alert(1)</script>\u2028`;

const videoTags = (node: URL, video: VideoHead) =>
  previewTags(node, videoPreview(node, video), { name: 'River', twitterUsername: '@river' });

const structured = (tags: string[]) =>
  JSON.parse(tags.at(-1)!.replace(/^<script[^>]*>|<\/script>$/g, '')) as Record<string, unknown>;

test('link previews learn what a video is and where to watch it', () => {
  const tags = videoTags(NODE, VIDEO);
  for (const tag of [
    '<link rel="canonical" href="https://node.example/w/jPMxVA3a3hcBNYayPx9rvH" />',
    '<meta name="description" content="Mist on the water." />',
    '<meta property="og:title" content="A stream at dawn" />',
    '<meta property="og:image" content="https://node.example/lazy-static/thumbnails/dawn.jpg" />',
    '<meta property="og:video:width" content="560" />',
    '<meta property="og:type" content="video" />',
    '<meta property="twitter:card" content="player" />',
    '<meta property="twitter:site" content="@river" />',
    '<link rel="alternate" type="application/rss+xml" title="River - Videos feed" href="https://node.example/feeds/videos.xml" />',
    `<link rel="alternate" type="application/rss+xml" title="A stream at dawn - Comments feed" href="https://node.example/feeds/video-comments.xml?videoId=${VIDEO.uuid}" />`,
    '<link rel="alternate" type="application/json+oembed" href="https://node.example/services/oembed?url=https%3A%2F%2Fnode.example%2Fw%2FjPMxVA3a3hcBNYayPx9rvH" title="A stream at dawn" />',
  ]) {
    expect(tags).toContain(tag);
  }
  expect(tags.join('')).not.toContain('noindex');
  expect(structured(tags)).toMatchObject({
    '@type': 'VideoObject',
    name: 'A stream at dawn',
    duration: 'PT62S',
    uploadDate: '2026-11-21T07:06:48.000Z',
    datePublished: '2026-11-21T07:06:49.000Z',
    url: 'https://node.example/w/jPMxVA3a3hcBNYayPx9rvH',
    author: { name: 'Dawn', url: 'https://node.example/c/dawn' },
    publisher: { name: 'River', url: 'https://node.example' },
    keywords: ['mist'],
    caption: [{ contentUrl: 'https://node.example/lazy-static/video-captions/a.vtt' }],
  });
});

test('what a link tells the player is told to those who embed what it leads to', () => {
  const asked = new URLSearchParams('start=1m2s&toto=hello');
  const { alternates } = videoPreview(NODE, VIDEO, asked);
  expect(alternates[0]!.href).toBe(
    'https://node.example/services/oembed?url=https%3A%2F%2Fnode.example%2Fw%2FjPMxVA3a3hcBNYayPx9rvH%3Fstart%3D1m2s',
  );
});

test('a video of another node belongs to its page there', () => {
  const url = 'https://there.example/videos/watch/98708646-3498-4b82-8fef-d40c47887c4f';
  const tags = videoTags(NODE, { ...VIDEO, remote: { url } });
  expect(tags).toContain(`<link rel="canonical" href="${url}" />`);
  expect(tags).toContain(`<meta property="og:url" content="${url}" />`);
  expect(tags).toContain('<meta name="robots" content="noindex" />');
  expect(tags.join('')).toContain('https://node.example/services/oembed');
});

test('an unlisted video stays out of search engines', () => {
  expect(videoTags(NODE, { ...VIDEO, isListed: false })).toContain(
    '<meta name="robots" content="noindex" />',
  );
});

test('no name of a video or channel breaks out of its tag', () => {
  const hostile = {
    ...VIDEO,
    name: HOSTILE,
    description: HOSTILE,
    channel: { name: 'x', displayName: HOSTILE, host: null },
  };
  const tags = videoTags(NODE, hostile);
  for (const tag of tags.slice(0, -1))
    expect(tag).toMatch(/^<(meta|link)( [\w-]+="[^"<>]*")+ \/>$/);
  expect(tags.at(-1)).toMatch(/^<script type="application\/ld\+json">[^<>]*<\/script>$/);
  expect(structured(tags)).toMatchObject({ name: HOSTILE, author: { name: HOSTILE } });
});

test('a long description is cut, one that is missing made up', () => {
  const long = videoTags(NODE, { ...VIDEO, description: '🌊'.repeat(400) });
  expect(long.find((tag) => tag.includes('name="description"'))!.length).toBeLessThan(400);
  const none = videoTags(NODE, { ...VIDEO, description: null });
  expect(none.join('')).toContain('content="A stream at dawn, a video on node.example"');
});
