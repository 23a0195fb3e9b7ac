import { t } from '../../../i18n/t.ts';
import { codecOf, fixedTo, oneOf, onOff, type SettingPage, whole } from '../field.ts';

const NO_LIMIT = t('-1: no limit');
const RUNGS = ['2160p', '1440p', '1080p', '720p', '480p', '360p', '240p', '144p'];

/** What becomes of videos. */
export const MEDIA_PAGE: SettingPage = {
  value: 'media',
  label: t('Videos'),
  groups: [
    {
      title: t('Qualities'),
      text: t(
        'A video is made in all of these up to the height of its file, and in that height itself. New videos only.',
      ),
      fields: [
        ...RUNGS.map((rung) => onOff(`transcoding.resolutions.${rung}`, rung)),
        onOff('transcoding.resolutions.0p', t('Sound only')),
      ],
    },
    {
      title: t('Encoding'),
      fields: [
        whole('transcoding.concurrency', t('Videos encoded at once'), [1, 64]),
        whole('transcoding.threads', t('Threads for each'), [0, 64], t('0: as many as there are')),
        whole('transcoding.fps.max', t('Most pictures a second'), [1, 120]),
        onOff(
          'transcoding.perTitle.enabled',
          t('Each video gets the bitrates its picture needs'),
          t('Slides get few bits, sport gets many. New videos only.'),
        ),
        onOff(
          'transcoding.qualityGate.enabled',
          t('Videos with grave faults wait for a moderator'),
          t(
            'Black, frozen or silent throughout, out of sync, or unlike the file. New videos only.',
          ),
        ),
        onOff(
          'transcoding.remoteRunners.enabled',
          t('Runners make the renditions'),
          t('What they do not manage, or if none is there, this node does.'),
        ),
        onOff('videoStudio.remoteRunners.enabled', t('Runners make new versions of videos')),
        onOff(
          'transcoding.allowAdditionalExtensions',
          t('Other formats than MP4, WebM and OGV can be uploaded'),
        ),
        onOff('transcoding.allowAudioFiles', t('Files of sound alone can be uploaded')),
        fixedTo(
          'transcoding.enabled',
          t('Transcoding'),
          t('This node always transcodes, into HLS, and keeps the original file.'),
        ),
      ],
    },
    {
      title: t('Further codecs'),
      text: t(
        'Beside H.264, for clients that can: less to send, more to encode and to keep. They are made last of all.',
      ),
      fields: [
        codecOf('av1', t('Videos are made in AV1 too')),
        codecOf('hevc', t('Videos are made in HEVC too')),
      ],
    },
    {
      title: t('A new video'),
      text: t('What its form begins with.'),
      fields: [
        oneOf('defaults.publish.privacy', t('Who can see it'), {
          '1': t('Everybody'),
          '2': t('Who has the link'),
          '3': t('Its owner'),
          '4': t('Who is signed in'),
        }),
        oneOf('defaults.publish.commentsPolicy', t('Comments'), {
          '1': t('Are open'),
          '2': t('Are closed'),
          '3': t('Have to be approved'),
        }),
        onOff('defaults.publish.downloadEnabled', t('It can be downloaded')),
        {
          kind: 'choice',
          path: 'defaults.publish.licence',
          label: t('Licence'),
          choices: licences(),
        },
      ],
    },
    {
      title: t('Bringing in and taking along'),
      fields: [
        onOff('import.videos.http.enabled', t('Videos can be imported from a link')),
        onOff(
          'import.videos.torrent.enabled',
          t('Videos can be imported from a torrent'),
          t('Peers and trackers see the address of this node.'),
        ),
        whole('import.videos.concurrency', t('Imports at once'), [1, 16]),
        onOff(
          'import.videoChannelSynchronization.enabled',
          t('Channels can follow a channel elsewhere'),
          t('Needs imports from a link.'),
        ),
        whole(
          'import.videoChannelSynchronization.maxPerUser',
          t('Of these, most for each user'),
          [1],
        ),
        onOff('import.users.enabled', t('Users can bring in an archive')),
        onOff('export.users.enabled', t('Users can take an archive along')),
        {
          kind: 'bytes',
          path: 'export.users.maxUserVideoQuota',
          label: t('With their videos, up to'),
        },
        whole('export.users.exportExpiration', t('Archives are kept for, in milliseconds'), [0]),
        onOff('videoStudio.enabled', t('Videos can be cut, joined and marked')),
        fixedTo('videoTranscription.enabled', t('Transcription'), t('Not there yet.')),
      ],
    },
  ],
};

/** The licences by the contract's numbers. */
function licences() {
  const names = [
    t('Attribution'),
    t('Attribution, share alike'),
    t('Attribution, no derivatives'),
    t('Attribution, non commercial'),
    t('Attribution, non commercial, share alike'),
    t('Attribution, non commercial, no derivatives'),
    t('Public domain'),
    t('All rights reserved'),
    t('Other'),
  ];
  return [
    { value: null, label: t('None') },
    ...names.map((label, index) => ({ value: index + 1, label })),
  ];
}

/** Live streams. */
export const LIVE_PAGE: SettingPage = {
  value: 'live',
  label: t('Live'),
  groups: [
    {
      title: t('Live streams'),
      text: t('These hold as soon as this node can stream live.'),
      fields: [
        fixedTo('live.enabled', t('Live streaming'), t('Not there yet.')),
        onOff('live.allowReplay', t('A stream can be kept as a video')),
        onOff('defaults.live.saveReplay', t('It is, unless its owner says otherwise')),
        onOff('live.latencySetting.enabled', t('Its owner chooses how late it may be')),
        whole('live.maxDuration', t('Longest stream, in milliseconds'), [-1], NO_LIMIT),
        whole('live.maxInstanceLives', t('Streams at once'), [-1], NO_LIMIT),
        whole('live.maxUserLives', t('Streams at once of one user'), [-1], NO_LIMIT),
        whole('live.dvr.maxWindow', t('How far viewers can go back, in seconds'), [0]),
      ],
    },
    {
      title: t('Qualities of a stream'),
      fields: [
        onOff('live.transcoding.enabled', t('Streams are made in several qualities')),
        ...[...RUNGS, '0p'].map((rung) =>
          onOff(`live.transcoding.resolutions.${rung}`, rung === '0p' ? t('Sound only') : rung),
        ),
        onOff(
          'live.transcoding.alwaysTranscodeOriginalResolution',
          t('And in that in which they come'),
        ),
        whole(
          'live.transcoding.threads',
          t('Threads for each'),
          [0, 64],
          t('0: as many as there are'),
        ),
        whole('live.transcoding.fps.max', t('Most pictures a second'), [1, 120]),
      ],
    },
  ],
};
