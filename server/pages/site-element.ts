import type { CustomConfig } from '../instance/index.ts';
import { escapeJson } from './markup.ts';

export type SiteSettings = Pick<CustomConfig, 'instance' | 'client' | 'broadcastMessage'>;

/** What clients call a node that its administrators have not named. */
const UNNAMED = 'Tributary';

/** What every page is called, after what it is about. */
export const siteName = ({ instance }: Pick<SiteSettings, 'instance'>): string =>
  instance.name || UNNAMED;

/** What the client knows of the node before it asks anything, as an element (`client/site.ts` reads it). */
export function siteElement(settings: SiteSettings): string {
  const { instance, client, broadcastMessage } = settings;
  const { message, level, dismissable } = broadcastMessage;
  const json = escapeJson({
    name: siteName(settings),
    hidesName: client.header.hideInstanceName,
    opensWith: instance.defaultClientRoute,
    broadcast:
      broadcastMessage.enabled && message.trim() !== '' ? { message, level, dismissable } : null,
  });
  return `<script type="application/json" id="site">${json}</script>`;
}
