import { t } from '../i18n/t.ts';
import type { IconName } from '../ui/icons.ts';
import type { MediaRequest, MediaState } from './media.ts';
import { renditionLabel } from './media.ts';

/** Where else a video can be had than in this player; null where it cannot. */
export interface Elsewhere {
  /** Its page on the node it comes from. */
  originUrl: string | null;
  downloadUrl: string | null;
}

export const NOWHERE: Elsewhere = { originUrl: null, downloadUrl: null };

/** What helps a viewer when nothing plays: something to ask of the player, or an address. */
export type WayOut = { label: string; icon: IconName } & (
  | { request: MediaRequest }
  | { href: string; isFile: boolean }
);

type Failed = Pick<MediaState, 'failure' | 'renditions' | 'playingHeight' | 'chosenRendition'>;

/** What helps besides trying again, best first. `hasSound`: the sound can be played alone. */
export function waysOut(media: Failed, elsewhere: Elsewhere, hasSound: boolean): WayOut[] {
  switch (media.failure) {
    case 'unsupported':
      return [
        ...lowerQuality(media),
        ...(hasSound ? soundAlone(media) : []),
        ...download(elsewhere),
        ...origin(elsewhere),
      ];
    case 'damaged':
      return [...lowerQuality(media), ...download(elsewhere)];
    case 'withheld':
    case 'gone':
      return origin(elsewhere);
    default:
      return [];
  }
}

/** The best quality below the one that failed. */
function lowerQuality({ renditions, playingHeight }: Failed): WayOut[] {
  const below = playingHeight ?? Infinity;
  const lower = renditions.find(({ height }) => height > 0 && height < below);
  return lower
    ? [
        {
          label: t('Play in {quality}', { quality: renditionLabel(lower) }),
          icon: 'settings',
          request: { type: 'rendition', choice: lower.height },
        },
      ]
    : [];
}

const soundAlone = ({ chosenRendition }: Failed): WayOut[] =>
  chosenRendition === 0
    ? []
    : [
        {
          label: t('Listen only'),
          icon: 'headphones',
          request: { type: 'rendition', choice: 0 },
        },
      ];

const download = ({ downloadUrl }: Elsewhere): WayOut[] =>
  downloadUrl
    ? [{ label: t('Download the file'), icon: 'download', href: downloadUrl, isFile: true }]
    : [];

const origin = ({ originUrl }: Elsewhere): WayOut[] =>
  originUrl
    ? [
        {
          label: t('Watch on {host}', { host: new URL(originUrl).host }),
          icon: 'link',
          href: originUrl,
          isFile: false,
        },
      ]
    : [];
