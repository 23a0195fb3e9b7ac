import type { Component } from 'svelte';

import { t } from '../i18n/t.ts';
import type { IconName } from '../ui/icons.ts';

type Load = () => Promise<{ default: Component }>;

/** A page of those who look after the node. What follows its path in an address is the page's own to read. */
export interface Section {
  path: string;
  title: string;
  icon: IconName;
  /** Moderators see what is for moderators, administrators everything. */
  isFor: 'moderator' | 'administrator';
  load: Load;
  /** Reached from other pages, not from the navigation. */
  hidden?: true;
}

export interface SectionGroup {
  title: string;
  sections: Section[];
}

const forModerators = (path: string, title: string, icon: IconName, load: Load): Section => ({
  path,
  title,
  icon,
  isFor: 'moderator',
  load,
});

const forAdministrators = (path: string, title: string, icon: IconName, load: Load): Section => ({
  ...forModerators(path, title, icon, load),
  isFor: 'administrator',
});

/** All of them; addresses are PeerTube's where it has the page. */
export const SECTION_GROUPS: readonly SectionGroup[] = [
  {
    title: t('This node'),
    sections: [
      forModerators('overview', t('Overview'), 'gauge', () => import('./overview/Overview.svelte')),
    ],
  },
  {
    title: t('Moderation'),
    sections: [
      forModerators(
        'moderation/abuses',
        t('Reports'),
        'flag',
        () => import('./reports/Reports.svelte'),
      ),
      forModerators(
        'overview/comments',
        t('Comments'),
        'comment',
        () => import('./moderation/Comments.svelte'),
      ),
      forModerators(
        'moderation/video-blocks',
        t('Blocked videos'),
        'film',
        () => import('./moderation/VideoBlocks.svelte'),
      ),
      forModerators(
        'moderation/blocklist/accounts',
        t('Blocked accounts'),
        'ban',
        () => import('./moderation/MutedAccounts.svelte'),
      ),
      forModerators(
        'moderation/blocklist/servers',
        t('Blocked nodes'),
        'globe',
        () => import('./moderation/MutedServers.svelte'),
      ),
      forModerators(
        'moderation/bulk',
        t('Many at once'),
        'list',
        () => import('./moderation/BulkActs.svelte'),
      ),
      {
        ...forModerators(
          'moderation/node',
          t('One node'),
          'globe',
          () => import('./domain/DomainPage.svelte'),
        ),
        hidden: true,
      },
      forModerators(
        'moderation/watched-words',
        t('Watched words'),
        'search',
        () => import('./moderation/WordLists.svelte'),
      ),
    ],
  },
  {
    title: t('People'),
    sections: [
      forModerators('overview/users', t('Users'), 'people', () => import('./users/Users.svelte')),
      forModerators(
        'moderation/registrations',
        t('Requests to join'),
        'userPlus',
        () => import('./users/Registrations.svelte'),
      ),
    ],
  },
  {
    title: t('Federation'),
    sections: [
      forAdministrators(
        'settings/follows/following-list',
        t('Following'),
        'globe',
        () => import('./federation/Following.svelte'),
      ),
      forAdministrators(
        'settings/follows/followers-list',
        t('Followers'),
        'people',
        () => import('./federation/Followers.svelte'),
      ),
      forAdministrators(
        'federation/catalogs',
        t('Followed catalogs'),
        'list',
        () => import('./federation/Catalogs.svelte'),
      ),
      forAdministrators(
        'federation/delivery',
        t('Delivery'),
        'send',
        () => import('./federation/Delivery.svelte'),
      ),
      forAdministrators(
        'federation/mirrors',
        t('Mirrors'),
        'share',
        () => import('./mirrors/Mirrors.svelte'),
      ),
      forAdministrators(
        'federation/policies',
        t('Policies'),
        'shield',
        () => import('./federation/Policies.svelte'),
      ),
    ],
  },
  {
    title: t('System'),
    sections: [
      forAdministrators(
        'settings/config',
        t('Settings'),
        'settings',
        () => import('./settings/Settings.svelte'),
      ),
      forAdministrators(
        'settings/system/jobs',
        t('Jobs'),
        'refresh',
        () => import('./system/Jobs.svelte'),
      ),
      forAdministrators(
        'settings/system/encodings',
        t('Encodings'),
        'clock',
        () => import('./encodings/Encodings.svelte'),
      ),
      forAdministrators(
        'settings/system/runners',
        t('Runners'),
        'broadcast',
        () => import('./runners/Runners.svelte'),
      ),
      forAdministrators(
        'settings/system/encoders',
        t('Encoders'),
        'film',
        () => import('./encoders/Encoders.svelte'),
      ),
      forAdministrators(
        'settings/system/audit',
        t('Audit log'),
        'list',
        () => import('./system/Audit.svelte'),
      ),
      forAdministrators(
        'settings/system/logs',
        t('Log'),
        'info',
        () => import('./system/Log.svelte'),
      ),
      {
        ...forAdministrators(
          'welcome',
          t('Welcome'),
          'compass',
          () => import('./welcome/Welcome.svelte'),
        ),
        hidden: true,
      },
    ],
  },
];

const ALL = SECTION_GROUPS.flatMap(({ sections }) => sections);

/** The section an address is in: the one that says most of its path. */
export function findSection(address: string, sections: readonly Section[] = ALL) {
  return sections
    .filter(({ path }) => address === path || address.startsWith(`${path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** The groups as somebody sees them. */
export const groupsFor = (isAdministrator: boolean): SectionGroup[] =>
  SECTION_GROUPS.map(({ title, sections }) => ({
    title,
    sections: sections.filter(
      ({ isFor, hidden }) => !hidden && (isAdministrator || isFor === 'moderator'),
    ),
  })).filter(({ sections }) => sections.length > 0);
