import { t } from '../../../i18n/t.ts';
import { line, oneOf, onOff, prose, type SettingPage } from '../field.ts';

/** Who this node is. */
export const NODE_PAGE: SettingPage = {
  value: 'node',
  label: t('This node'),
  groups: [
    {
      title: t('Name'),
      fields: [
        line('instance.name', t('Name'), 120, t('Empty: its host')),
        line(
          'instance.shortDescription',
          t('In a sentence'),
          250,
          t('Search engines and other nodes show it.'),
        ),
        prose('instance.description', t('Description'), t('For the page about this node.')),
        line('instance.serverCountry', t('Country it stands in'), 120),
      ],
    },
    {
      title: t('What is here'),
      fields: [
        { kind: 'languages', path: 'instance.languages', label: t('Languages spoken here') },
        { kind: 'categories', path: 'instance.categories', label: t('What it is mostly about') },
        line(
          'instance.defaultLanguage',
          t('Language of its pages'),
          35,
          t('A code such as en or pt-BR'),
        ),
        onOff('instance.isNSFW', t('This node is mostly about sensitive matters')),
        oneOf('instance.defaultNSFWPolicy', t('Sensitive videos, for those who have not chosen'), {
          do_not_list: t('Are not listed'),
          blur: t('Are listed with a blurred picture'),
          warn: t('Are listed with a warning'),
          display: t('Are listed like any other'),
        }),
      ],
    },
    {
      title: t('Links and support'),
      fields: [
        prose('instance.support.text', t('How to support it')),
        line('instance.social.externalLink', t('Website'), 2000),
        line('instance.social.mastodonLink', 'Mastodon', 2000),
        line('instance.social.blueskyLink', 'Bluesky', 2000),
        line('instance.social.xLink', 'X', 2000),
      ],
    },
  ],
};

/** What is said at length, for the page about this node. */
export const WORDS_PAGE: SettingPage = {
  value: 'words',
  label: t('About it'),
  groups: [
    {
      title: t('The rules'),
      fields: [
        prose('instance.terms', t('Terms')),
        prose('instance.codeOfConduct', t('Code of conduct')),
        prose(
          'instance.moderationInformation',
          t('How it is moderated'),
          t('Who moderates, and by what.'),
        ),
      ],
    },
    {
      title: t('Who and why'),
      fields: [
        prose('instance.administrator', t('Who runs it')),
        prose('instance.creationReason', t('Why it was made')),
        prose('instance.maintenanceLifetime', t('How long it will be there')),
        prose('instance.businessModel', t('How it is paid for')),
        prose('instance.hardwareInformation', t('What it runs on')),
      ],
    },
  ],
};
