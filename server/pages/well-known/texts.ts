import { writeXml } from '../../platform/text/xml.ts';

const SECURITY_DAYS = 180;
const DAY_MS = 86_400_000;

/** Where to report a vulnerability (RFC 9116); renewed by the day. */
export function securityText({ origin }: URL, email: string, now = new Date()): string {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const expires = new Date(today + SECURITY_DAYS * DAY_MS);
  const contact = email === '' ? `${origin}/about/contact` : `mailto:${email}`;
  return `Contact: ${contact}\nExpires: ${expires.toISOString()}\n`;
}

/** What search engines may visit: pages, not the API and the files. */
export const robotsText = ({ origin }: URL): string =>
  `User-agent: *\nDisallow: /api/\nDisallow: /download/\n\nSitemap: ${origin}/sitemap.xml\n`;

/** Where to ask who is behind a name (RFC 6415). */
export const hostMeta = ({ origin }: URL): string =>
  writeXml({
    XRD: {
      '@xmlns': 'http://docs.oasis-open.org/ns/xri/xrd-1.0',
      Link: {
        '@rel': 'lrdd',
        '@type': 'application/xrd+xml',
        '@template': `${origin}/.well-known/webfinger?resource={uri}`,
      },
    },
  });
