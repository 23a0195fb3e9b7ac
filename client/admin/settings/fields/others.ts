import { t } from '../../../i18n/t.ts';
import { SHARING_LABELS } from '../../../studio/sharing-labels.ts';
import { fixedTo, line, oneOf, onOff, prose, type SettingPage, whole } from '../field.ts';

/** Other nodes, and search. */
export const FEDERATION_PAGE: SettingPage = {
  value: 'federation',
  label: t('Other nodes'),
  groups: [
    {
      title: t('With whom this node speaks'),
      fields: [
        oneOf(
          'federation.mode',
          t('Federation'),
          {
            open: t('With everybody'),
            'allow-list': t('With nodes that have a policy that allows it'),
            'followers-only': t('With everybody; what is here is shown to followers only'),
          },
          t('Single nodes have policies of their own.'),
        ),
        onOff('followers.instance.enabled', t('Nodes can follow this one')),
        onOff('followers.instance.manualApproval', t('An administrator has to accept them')),
        onOff('followers.channels.enabled', t('People of other nodes can follow channels')),
        onOff(
          'followings.instance.autoFollowBack.enabled',
          t('Who follows this node is followed back'),
        ),
        onOff('followings.instance.autoFollowIndex.enabled', t('Nodes of a list are followed')),
        line('followings.instance.autoFollowIndex.indexUrl', t('Address of that list'), 2000),
        onOff('videoComments.acceptRemoteComments', t('Comments of other nodes are taken')),
      ],
    },
    {
      title: t('Search'),
      fields: [
        onOff('search.remoteUri.users', t('Users can look up addresses of other nodes')),
        onOff('search.remoteUri.anonymous', t('Visitors can, too')),
        fixedTo(
          'search.searchIndex.enabled',
          t('Search of an index elsewhere'),
          t('Not there yet.'),
        ),
      ],
    },
  ],
};

/** Mail, and who reads it. */
export const MAIL_PAGE: SettingPage = {
  value: 'mail',
  label: t('Mail'),
  groups: [
    {
      title: t('Mail'),
      text: t('The server that sends it is set with SMTP_URL when this node is started.'),
      fields: [
        {
          kind: 'email',
          path: 'admin.email',
          label: t('Address of the administrators'),
          hint: t('What visitors write goes there.'),
        },
        onOff('contactForm.enabled', t('Visitors can write to the administrators')),
        line('email.subject.prefix', t('Before each subject'), 200),
        prose('email.body.signature', t('Under each mail'), '', 2000),
      ],
    },
  ],
};

const CORNERS = t('CSS, such as 8px');
const colour = (name: string, label: string) => ({
  kind: 'colour' as const,
  path: `theme.customization.${name}`,
  label,
  maxLength: 64,
});
const SORTS = {
  best: t('Best'),
  hot: t('Hot'),
  'most-viewed': t('Most viewed'),
  'most-liked': t('Most liked'),
};

/** How it looks, and begins. */
export const LOOK_PAGE: SettingPage = {
  value: 'look',
  label: t('Look'),
  groups: [
    {
      title: t('A word to everybody'),
      fields: [
        onOff('broadcastMessage.enabled', t('Is shown on every page')),
        prose('broadcastMessage.message', t('Message')),
        oneOf('broadcastMessage.level', t('It is'), {
          info: t('An information'),
          warning: t('A warning'),
          error: t('An alarm'),
        }),
        onOff('broadcastMessage.dismissable', t('Readers can put it away')),
      ],
    },
    {
      title: t('The first page'),
      fields: [
        line('instance.defaultClientRoute', t('Opens with'), 200, t('A path of this node')),
        line('client.browseVideos.defaultSort', t('Videos are sorted by'), 50),
        oneOf('client.browseVideos.defaultScope', t('Videos of'), {
          federated: t('All nodes'),
          local: t('This node'),
        }),
        {
          kind: 'several',
          path: 'trending.videos.algorithms.enabled',
          label: t('What trends can be found by'),
          choices: Object.entries(SORTS).map(([value, label]) => ({ value, label })),
        },
        oneOf('trending.videos.algorithms.default', t('At first by'), SORTS),
        onOff('client.header.hideInstanceName', t('The header has no name')),
        onOff(
          'client.videos.miniature.preferAuthorDisplayName',
          t('Videos are signed by their account, not their channel'),
        ),
        onOff(
          'client.menu.login.redirectOnSingleExternalAuth',
          t('Signing in goes to the only provider at once'),
        ),
      ],
    },
    {
      title: t('Players'),
      fields: [
        onOff('defaults.player.autoPlay', t('Videos begin by themselves')),
        onOff('defaults.p2p.webapp.enabled', t('Viewers here are asked whether they share')),
        onOff('defaults.p2p.embed.enabled', t('Viewers of embedded videos are, too')),
        oneOf('defaults.p2p.mode', t('Who may help to bring videos'), SHARING_LABELS),
        whole(
          'defaults.p2p.minViewers',
          t('Viewers of a video before they meet each other'),
          [0, 50],
          t('A viewer who is alone is shown to nobody.'),
        ),
        oneOf('defaults.player.theme', t('Look of the player, for other clients'), {
          default: t('Default'),
          galaxy: 'Galaxy',
          lucide: 'Lucide',
        }),
      ],
    },
    {
      title: t('For other clients'),
      text: t(
        'Pages of this node keep their own look; applications that show it may follow these.',
      ),
      fields: [
        line('theme.default', t('Theme'), 50),
        colour('primaryColor', t('Main colour')),
        colour('onPrimaryColor', t('On the main colour')),
        colour('foregroundColor', t('Text')),
        colour('backgroundColor', t('Background')),
        colour('backgroundSecondaryColor', t('Second background')),
        colour('menuForegroundColor', t('Text of the menu')),
        colour('menuBackgroundColor', t('Background of the menu')),
        { ...colour('menuBorderRadius', t('Corners of the menu')), hint: CORNERS },
        colour('headerForegroundColor', t('Text of the header')),
        colour('headerBackgroundColor', t('Background of the header')),
        { ...colour('inputBorderRadius', t('Corners of fields')), hint: CORNERS },
        line('services.twitter.username', t('User name on X'), 50),
        { kind: 'code', path: 'instance.customizations.css', label: 'CSS', maxLength: 50_000 },
        {
          kind: 'code',
          path: 'instance.customizations.javascript',
          label: 'JavaScript',
          maxLength: 50_000,
          hint: t('The pages of this node run none.'),
        },
      ],
    },
  ],
};
