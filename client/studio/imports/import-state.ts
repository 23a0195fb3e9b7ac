import { t } from '../../i18n/t.ts';
import type { VideoImport } from './import-api.ts';

const STATE = { pending: 1, success: 2, failed: 3, rejected: 4, cancelled: 5, processing: 6 };

type Stated = { state: { id: number | null } };

/** Whether an import still does something. */
export const isUnderWay = ({ state }: Stated): boolean =>
  state.id === STATE.pending || state.id === STATE.processing;

/** Whether it may be tried again. */
export const mayRetry = ({ state }: Stated): boolean =>
  state.id === STATE.failed || state.id === STATE.cancelled;

const WORDS: Record<number, { label: string; tone: 'plain' | 'accent' | 'amber' | 'danger' }> = {
  [STATE.pending]: { label: t('Waiting'), tone: 'amber' },
  [STATE.processing]: { label: t('On its way'), tone: 'amber' },
  [STATE.success]: { label: t('Here'), tone: 'accent' },
  [STATE.failed]: { label: t('Failed'), tone: 'danger' },
  [STATE.rejected]: { label: t('Refused'), tone: 'danger' },
  [STATE.cancelled]: { label: t('Stopped'), tone: 'plain' },
};

export const importWords = ({ state }: Stated) =>
  WORDS[state.id ?? 0] ?? ({ label: t('Unknown'), tone: 'plain' } as const);

/** What an import is called while it has no video yet. */
export const importName = ({
  video,
  targetUrl,
  magnetUri,
  torrentName,
}: Pick<VideoImport, 'targetUrl' | 'magnetUri' | 'torrentName'> & {
  video: { name: string } | null;
}): string => video?.name ?? torrentName ?? targetUrl ?? magnetUri ?? t('A video');

/** Whether a pasted text is something that can be imported. */
export function isImportable(text: string): boolean {
  const address = text.trim();
  if (/^magnet:\?\S*xt=urn:/i.test(address)) return true;
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.');
}
