import type { User } from '../contract.ts';
import { t } from '../i18n/t.ts';
import { paths, type Route } from '../paths.ts';
import { site } from '../site.ts';
import { STUDIO_PAGES } from '../studio/studio-paths.ts';
import type { IconName } from '../ui/icons.ts';

/** A place of the client that its navigation leads to. */
export interface Destination {
  label: string;
  icon: IconName;
  href: string;
  /** The pages that count as being there. */
  routes: readonly Route['name'][];
}

const HOME: Destination = {
  label: t('Home'),
  icon: 'home',
  href: site.opensWith === paths.home() ? paths.home() : paths.homePage(),
  routes: ['home'],
};

const BROWSE: Destination = {
  label: t('Browse'),
  icon: 'compass',
  href: paths.browse(),
  routes: ['browse'],
};

const SUBSCRIPTIONS: Destination = {
  label: t('Subscriptions'),
  icon: 'subscriptions',
  href: paths.subscriptions(),
  routes: ['subscriptions'],
};

const LIBRARY: Destination = {
  label: t('Library'),
  icon: 'library',
  href: paths.library(),
  routes: ['library', 'history', 'playlists', 'liked'],
};

const NOTIFICATIONS: Destination = {
  label: t('Notifications'),
  icon: 'bell',
  href: paths.notifications(),
  routes: ['notifications', 'notificationSettings'],
};

/** What a viewer reaches from everywhere: four places, so that they fit below a phone's screen. */
export const mainDestinations = (): Destination[] => [HOME, SUBSCRIPTIONS, LIBRARY, NOTIFICATIONS];

/** Groups of the navigation beside the page, the first without a name. */
export interface DestinationGroup {
  name: string;
  items: Destination[];
}

const MODERATOR = 1;

/** For those who run the node. */
const NODE: DestinationGroup = {
  name: t('This node'),
  items: [{ label: t('Administration'), icon: 'shield', href: paths.admin(), routes: ['admin'] }],
};

/** All places that are there for somebody; for strangers, those that need nobody to be signed in. */
export function destinationsOf(user: User | null): DestinationGroup[] {
  if (!user) return [{ name: '', items: [HOME, BROWSE, SUBSCRIPTIONS, LIBRARY] }];
  return [
    { name: '', items: [HOME, BROWSE, SUBSCRIPTIONS] },
    {
      name: t('You'),
      items: [
        { ...LIBRARY, routes: ['library'] },
        { label: t('History'), icon: 'history', href: paths.history(), routes: ['history'] },
        { label: t('Playlists'), icon: 'playlist', href: paths.playlists(), routes: ['playlists'] },
        { label: t('Liked'), icon: 'thumbUp', href: paths.liked(), routes: ['liked'] },
      ],
    },
    {
      name: t('Create'),
      items: [
        { label: t('Studio'), icon: 'film', href: paths.myVideos(), routes: STUDIO_PAGES },
        { label: t('Upload'), icon: 'upload', href: paths.upload(), routes: ['upload'] },
      ],
    },
    ...(user.role.id <= MODERATOR ? [NODE] : []),
  ];
}
