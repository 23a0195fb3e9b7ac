import { readFile } from 'node:fs/promises';

import type { Context } from 'hono';

import { createCache } from '../platform/cache.ts';
import { systemCode } from '../platform/errors.ts';
import { escapeHtml } from '../platform/html.ts';
import { languageAttributes } from './language.ts';
import { metas } from './markup.ts';
import { pageHeaders } from './policy.ts';

const TITLE = /<title>[^<]*<\/title>/;
const MARKER = '<!--head-->';

/** By this, yt-dlp and other clients tell a node that speaks PeerTube's API. */
const PLATFORM = metas('property', { 'og:platform': 'PeerTube' });

const LANGUAGE = 'lang="en"';

export type Head = { title: string; tags: string[] };

/** A page of the client, read again within seconds of a new build, with the head of what it will show. */
function openShell(file: string) {
  const read = createCache<{ html: string | undefined }>({ ttlSeconds: 2, maxKeys: 1 });
  return {
    /** Undefined while the client is not built. */
    async render({ title, tags }: Head, language: string): Promise<string | undefined> {
      const { html } = await read.remember(file, async () => ({ html: await readIfThere(file) }));
      const head = [...PLATFORM, ...tags].join('\n    ');
      return html
        ?.replace(LANGUAGE, language)
        .replace(TITLE, () => `<title>${escapeHtml(title)}</title>`) // a function, for `$&` is no name's to use
        .replace(MARKER, () => head);
    },
  };
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });

/** Answers with a page of the client, which pages of `ancestors` may show; 503 while the client is not built. */
export function pageRenderer(
  file: string,
  policy: { allowsPlainHttp: boolean; languageOfNode: () => Promise<string> },
) {
  const shell = openShell(file);
  return async (c: Context, status: 200 | 403 | 404, head: Head, ancestors = ["'self'"]) => {
    const wanted = c.req.header('accept-language');
    const language = languageAttributes(wanted, await policy.languageOfNode());
    const html = await shell.render(head, language);
    if (html !== undefined) {
      c.header('vary', 'Accept-Language', { append: true }); // others may have named more
      return c.body(html, status, pageHeaders(ancestors, policy));
    }
    const advice = 'The client of this node is not built yet. `npm start` builds it.\n';
    return c.text(advice, 503, { 'retry-after': '10' });
  };
}

export type Render = ReturnType<typeof pageRenderer>;
