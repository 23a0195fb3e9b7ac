import { t } from '../i18n/t.ts';

/** Why a file cannot be watched while it is sent, in the viewer's language; as the node says it where that is new here. */
export function refusalWords({ code, text }: { code: string; text: string }): string {
  switch (code) {
    case 'index_last':
      return t('Its index is at its end. Files saved for the web have it at the beginning.');
    case 'not_streamable':
      return t('MP4, Matroska, WebM and MPEG-TS can be watched earlier.');
    case 'unreadable':
      return t('Its beginning does not tell what is in it.');
    case 'failed':
      return t('This node could not show its beginning. The whole may be fine.');
    default:
      return text;
  }
}
