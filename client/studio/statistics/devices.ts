import { t } from '../../i18n/t.ts';
import type { statisticsApi } from './statistics-api.ts';

type Agents = Awaited<ReturnType<typeof statisticsApi.agents>>;
type Device = Agents['devices'][number]['name'];

/** What people watch on, as the node tells it. */
const DEVICES: Readonly<Record<Device, string>> = {
  desktop: t('Computer'),
  mobile: t('Phone'),
  tablet: t('Tablet'),
  smarttv: t('Television'),
  console: t('Game console'),
  wearable: t('On the wrist'),
  xr: t('Headset'),
  embedded: t('Built in'),
};

/** A device in words. */
export const deviceWords = (name: Device): string => DEVICES[name];
