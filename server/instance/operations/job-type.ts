import * as z from 'zod';

/** Work of ours by what the contract calls it. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'activitypub-follow': ['federation.ask-to-follow', 'federation.ask-again'],
  'activitypub-http-broadcast': ['federation.deliver'],
  'activitypub-http-fetcher': ['federation.sync-catalog'],
  'activitypub-refresher': ['federation.refresh-shown'],
  'create-user-export': ['portability.make-user-export'],
  email: [
    'notifications.mail',
    'instance.send-contact',
    'instance.send-test-mail',
    'identity.answer-asked',
    'identity.send-decision',
    'identity.send-invitation',
    'identity.send-registration-verification',
    'identity.send-verification',
    'identity.tell-blocked',
    'identity.tell-unblocked',
    'portability.mail-export-ended',
    'portability.mail-import-ended',
  ],
  'federate-video': ['federation.show-video'],
  'generate-video-storyboard': ['transcode.storyboard'],
  'import-user-archive': ['portability.import-user-archive'],
  'manage-video-torrent': ['distribution.make-torrents'],
  'transcoding-job-builder': ['transcode.plan'],
  'video-channel-import': ['ingest.list-channel'],
  'video-import': ['ingest.import-video', 'ingest.import-listed-video'],
  'video-redundancy': ['mirroring.fetch-copies'],
  'video-studio-edition': ['studio.edit'],
  'video-transcoding': [
    'transcode.copy',
    'transcode.encode-first',
    'transcode.encode-rest',
    'transcode.further',
    'transcode.chunk',
    'transcode.join',
  ],
  'videos-stats': ['engagement.flush-views'],
};

/** What is done otherwise here, or not at all, and may be asked for all the same. */
const NOT_HERE = [
  'activitypub-cleaner',
  'activitypub-http-broadcast-parallel',
  'activitypub-http-unicast',
  'actor-keys',
  'after-video-channel-import',
  'move-to-file-system',
  'move-to-object-storage',
  'notify',
  'video-file-import',
  'video-live-ending',
  'video-transcription',
];

/** A kind of job: ours are named after their slice; those of the contract stand for ours. */
export const JobType = z.union([
  z.string().regex(/^[a-z]+\.[a-z-]{1,60}(?:\.gave-up)?$/),
  z.enum([...Object.keys(OURS), ...NOT_HERE]),
]);

/** The jobs of ours that are of a kind; undefined for none in particular. */
export const jobNames = (type: string | undefined): readonly string[] | undefined =>
  type === undefined ? undefined : NOT_HERE.includes(type) ? [] : (OURS[type] ?? [type]);
