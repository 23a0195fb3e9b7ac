import { t } from '../../i18n/t.ts';

/** What people watch on, as the node tells it. */
const DEVICES: Readonly<Record<string, string>> = {
  desktop: t('Computer'),
  mobile: t('Phone'),
  tablet: t('Tablet'),
  smarttv: t('Television'),
  console: t('Game console'),
  wearable: t('On the wrist'),
  xr: t('Headset'),
  embedded: t('Built in'),
};

/** A device in words; one that is not known is called as it is. */
export const deviceWords = (name: string): string => DEVICES[name] ?? name;
