import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

import type { Context } from 'hono';

import { createCache } from '../platform/cache.ts';
import { systemCode } from '../platform/errors.ts';
import { bestEncoding, compress } from '../platform/http/compression.ts';
import { escapeHtml } from '../platform/text/html.ts';
import { type Manifest, preloads, readManifest, runAtOnce } from './client-files.ts';
import { languageAttributes, pageLanguage } from './language.ts';
import { metas } from './markup.ts';
import { pageHeaders } from './policy.ts';
import { siteElement, siteName, type SiteSettings } from './site-element.ts';
import { wordsOf } from './sources.ts';

const TITLE = /<title>[^<]*<\/title>/;
const MARKER = '<!--head-->';
const ANSWERS = '<!--answers-->';

/** By this, yt-dlp and other clients tell a node that speaks PeerTube's API. */
const PLATFORM = metas('property', { 'og:platform': 'PeerTube' });

const LANGUAGE = 'lang="en"';
const BROTLI_QUALITY = 5; // each page is sent once: 100 kB take 2 ms

export type Head = {
  /** What it is about; empty for the node itself, whose name every title ends with. */
  title: string;
  tags: string[];
  /** Sources of the client that show it, fetched beside those every page needs. */
  sources?: string[];
  /** Where the first seconds of its video are, as an element. */
  opening?: string | undefined;
  /** What the client would ask for first, as an element. */
  answers?: string;
};

/** A page of the client, read again within seconds of a new build, with the head of what it will show. */
function openShell(file: string, start: string) {
  const read = createCache<{ html: string | undefined; manifest: Manifest }>({
    ttlSeconds: 2,
    maxKeys: 1,
  });
  const readAll = async () => ({
    html: await readIfThere(file),
    manifest: await readManifest(dirname(file)),
  });
  return {
    /** Undefined while the client is not built. */
    async render(
      head: Head,
      settings: SiteSettings,
      language: string,
    ): Promise<string | undefined> {
      const { html, manifest } = await read.remember(basename(file), readAll);
      if (html === undefined) return undefined;
      const { title, tags, sources = [], opening, answers = '' } = head;
      const first = opening ? [opening, ...runAtOnce(manifest, 'opening')] : [];
      const needed = [start, ...wordsOf(language), ...sources];
      const files = preloads(manifest, needed, html + first.join(''));
      const site = siteElement(settings);
      const elements = [...first, ...files, site, ...PLATFORM, ...tags].join('\n    ');
      return html
        .replace(LANGUAGE, languageAttributes(language))
        .replace(TITLE, () => titleElement(title, settings)) // a function, for `$&` is no name's to use
        .replace(MARKER, () => elements)
        .replace(ANSWERS, () => answers);
    },
  };
}

const titleElement = (title: string, settings: SiteSettings): string =>
  `<title>${escapeHtml([title, siteName(settings)].filter(Boolean).join(' - '))}</title>`;

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });

/**
 * Answers with a page of the client, which pages of `ancestors` may show; 503 while the client is not built. `start` is
 * the source its first script loads.
 */
export function pageRenderer(
  file: string,
  start: string,
  policy: { allowsPlainHttp: boolean; settingsOfNode: () => Promise<SiteSettings> },
) {
  const shell = openShell(file, start);
  return async (c: Context, status: 200 | 403 | 404, head: Head, ancestors = ["'self'"]) => {
    const wanted = c.req.header('accept-language');
    const settings = await policy.settingsOfNode();
    const language = pageLanguage(wanted, settings.instance.defaultLanguage);
    const html = await shell.render(head, settings, language);
    if (html !== undefined) return sendPage(c, status, html, pageHeaders(ancestors, policy));
    const advice = 'The client of this node is not built yet. `npm start` builds it.\n';
    return c.text(advice, 503, { 'retry-after': '10' });
  };
}

async function sendPage(
  c: Context,
  status: 200 | 403 | 404,
  html: string,
  headers: Record<string, string>,
) {
  const encoding = bestEncoding(c.req.header('accept-encoding'));
  const body = await compress(Buffer.from(html), encoding, BROTLI_QUALITY);
  c.header('vary', 'Accept-Language, Accept-Encoding, Cookie', { append: true }); // others may have named more
  if (encoding !== 'identity') c.header('content-encoding', encoding);
  return c.body(new Uint8Array(body), status, headers);
}

export type Render = ReturnType<typeof pageRenderer>;
