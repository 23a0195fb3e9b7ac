import { type Context, Hono } from 'hono';

import { canonicalDomain, type Embedded } from '../../catalog/index.ts';
import type { Finds } from '../finds.ts';
import { metas } from '../markup.ts';
import { nodePreview } from '../previews/node-preview.ts';
import { playlistPreview } from '../previews/playlist-preview.ts';
import { type Preview, previewTags, type Site } from '../previews/preview.ts';
import { videoPreview } from '../previews/video-preview.ts';
import type { Head, Render } from '../shell.ts';

type Deps = { publicUrl: URL; finds: Finds; render: Render };

const ID = ':id{[\\w-]{1,36}}';
const EVERYWHERE = ['*'];
const HERE = ["'self'"];
const DOMAIN = /^[a-z\d.-]+(:\d+)?$/; // as CSP takes it (W3C CSP § 2.3.1, host-source)
const REFUSED = metas('name', { 'tributary:embed': 'refused', robots: 'noindex' });

/**
 * The pages other sites show a video or a playlist in. Browsers keep them off sites that are not allowed, by
 * `frame-ancestors`, whether or not a site tells who it is; one that does is told why. The page is there for what is
 * hidden or missing, too: its player says so, or asks for the password.
 */
export function playerRoutes({ publicUrl: node, finds, render }: Deps) {
  const nothing = async (): Promise<Head> => {
    const preview = { ...nodePreview(node, await finds.node()), isListed: false };
    return { title: '', tags: previewTags(node, preview, await finds.site(node.host)) };
  };
  return new Hono()
    .get(`/videos/embed/${ID}`, async (c) => {
      const id = c.req.param('id');
      const [embedded, video, site] = await Promise.all([
        finds.embedded(id),
        finds.video(id),
        finds.site(node.host),
      ]);
      if (!embedded) return render(c, 200, await nothing(), HERE);
      if (isElsewhere(c, node, embedded))
        return render(c, 403, { title: '', tags: REFUSED }, EVERYWHERE);
      const preview = video && videoPreview(node, video);
      const head = preview ? headOf(node, preview, site) : await nothing();
      return render(c, 200, head, ancestors(embedded));
    })
    .get(`/video-playlists/embed/${ID}`, async (c) => {
      const [playlist, site] = await Promise.all([
        finds.playlist(c.req.param('id')),
        finds.site(node.host),
      ]);
      if (!playlist) return render(c, 200, await nothing(), HERE);
      return render(c, 200, headOf(node, playlistPreview(node, playlist), site), EVERYWHERE);
    });
}

const headOf = (node: URL, preview: Preview, site: Site): Head => ({
  title: preview.title,
  tags: previewTags(node, preview, site),
});

const ancestors = ({ domains }: Embedded): string[] =>
  domains
    ? [...HERE, ...domains.filter((domain) => DOMAIN.test(domain)).flatMap(bothSchemes)]
    : EVERYWHERE;

const bothSchemes = (domain: string) => [`https://${domain}`, `http://${domain}`];

/** Whether the page around the player says that it is one the video is not for. */
function isElsewhere(c: Context, node: URL, { domains }: Embedded): boolean {
  const around = URL.parse(c.req.header('referer') ?? '')?.host;
  if (!domains || !around || c.req.header('sec-fetch-dest') !== 'iframe') return false;
  return around !== node.host && !domains.includes(canonicalDomain(around));
}
