import type { VideoDetails } from '../contract.ts';
import { needsToken } from './media-urls.ts';

/** What a page that embeds a video wants of its player; what is usual is not said in the address. */
export interface EmbedWishes {
  startSeconds: number;
  autoplay: boolean;
  muted: boolean;
  loop: boolean;
  title: boolean;
  /** Viewers may share what they have of it, if they want to; null as the node has it. */
  sharing: boolean | null;
  captionLanguage: string;
}

/** Whose policy it is where a video of another node may be embedded: its node lets nobody else's player show it there. */
const AS_ITS_NODE_SAYS = 3;

/** Whether any page may show a player of this node with the video in it. */
export const mayBeEmbedded = (
  video: Pick<VideoDetails, 'privacy'> & { embedPrivacyPolicy: { id: number } },
): boolean => !needsToken(video) && video.embedPrivacyPolicy.id !== AS_ITS_NODE_SAYS;

/** As large as the page has room for, or of the usual size of players. */
export type EmbedSize = 'responsive' | 'fixed';

export const NO_WISHES: EmbedWishes = {
  startSeconds: 0,
  autoplay: false,
  muted: false,
  loop: false,
  title: true,
  sharing: null,
  captionLanguage: '',
};

const FIXED_WIDTH = 560;
const USUAL_ASPECT_RATIO = 16 / 9;
/** What an embedded player may do; `server/pages/embed/oembed.ts` says the same. */
export const SANDBOX = 'allow-same-origin allow-scripts allow-popups allow-forms';

/** The address of an embedded player, as `embed/options.ts` reads it. */
export function embedUrl(base: string, wishes: EmbedWishes): string {
  const said: Record<string, string | false> = {
    start: wishes.startSeconds > 0 && `${wishes.startSeconds}s`,
    autoplay: wishes.autoplay && '1',
    muted: wishes.muted && '1',
    loop: wishes.loop && '1',
    title: !wishes.title && '0',
    p2p: wishes.sharing !== null && (wishes.sharing ? '1' : '0'),
    subtitle: wishes.captionLanguage,
  };
  const query = Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return query.length === 0 ? base : `${base}?${new URLSearchParams(query)}`;
}

interface Framed {
  url: string;
  title: string;
  /** Width by height; null where it is not known. */
  aspectRatio: number | null;
  size: EmbedSize;
}

/** The HTML that shows a player on another page. */
export function embedCode({ url, title, aspectRatio, size }: Framed): string {
  const ratio = aspectRatio || USUAL_ASPECT_RATIO;
  const isFixed = size === 'fixed';
  const width = isFixed ? String(FIXED_WIDTH) : '100%';
  const height = isFixed ? String(Math.round(FIXED_WIDTH / ratio)) : '100%';
  const style = `border: none${isFixed ? '' : '; position: absolute; inset: 0'}`;
  const frame =
    `<iframe title="${escapeHtml(title)}" src="${escapeHtml(url)}" width="${width}" height="${height}" ` +
    `style="${style}" allow="fullscreen" sandbox="${SANDBOX}"></iframe>`;
  const padding = Number((100 / ratio).toFixed(2));
  return isFixed
    ? frame
    : `<div style="position: relative; padding-top: ${padding}%">${frame}</div>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
