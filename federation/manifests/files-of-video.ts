import {
  captionPath,
  fragmentedName,
  hashesName,
  hashesOfSet,
  hlsDirectory,
  masterName,
  masterPlaylist,
  offersTorrents,
  playlistName,
  spokenFileName,
  spokenPlaylistName,
  stemOf,
} from '../../server/catalog/index.ts';
import type { ManifestFile } from '../vocabulary/objects/manifest.ts';
import { sha256OfText, type Hashed } from './hashes.ts';
import type { Whole } from './queries.ts';

const PLAYLIST = 'application/vnd.apple.mpegurl';

/** All files of a video at their addresses; `beside` are the hashed blobs that are not made of its rows. */
export function filesOfVideo(
  { origin }: Pick<URL, 'origin'>,
  whole: Whole,
  beside: ReadonlyMap<string, Hashed>,
): ManifestFile[] {
  const directory = origin + hlsDirectory(whole.video);
  const at = (name: string) => `${directory}/${name}`;
  return [...textsOf(whole, at), ...mediaOf(whole, at), ...besideOf(origin, whole, beside)];
}

type At = (name: string) => string;

/** As delivery writes them. */
function textsOf({ video, spoken, language, ...made }: Whole, at: At): ManifestFile[] {
  const { setUuid } = video;
  const renditions = [...made.renditions, ...made.further];
  const text = (rel: ManifestFile['rel'], name: string, content: string, height?: number) => ({
    rel,
    url: at(name),
    mediaType: rel === 'hashes' ? 'application/json' : PLAYLIST,
    sizeBytes: Buffer.byteLength(content),
    sha256: sha256OfText(content),
    height,
  });
  const sounds = { own: language ?? undefined, others: spoken };
  return [
    text('master', masterName(setUuid), masterPlaylist(setUuid, renditions, sounds)),
    text('hashes', hashesName(setUuid), JSON.stringify(hashesOfSet(setUuid, renditions, spoken))),
    ...made.renditions.map(({ height, playlist }) =>
      text('playlist', playlistName(setUuid, height), playlist, height),
    ),
    ...made.further.map(({ codec, height, playlist }) =>
      text('playlist', playlistName(stemOf(setUuid, codec), height), playlist, height),
    ),
    ...spoken.map((track) =>
      text('playlist', spokenPlaylistName(setUuid, track.language), track.playlist),
    ),
  ];
}

/** Their bytes are held against the hashes of segments, and the pieces of torrents. */
function mediaOf({ video, renditions, further, spoken, torrents }: Whole, at: At): ManifestFile[] {
  const { setUuid } = video;
  const offered = offersTorrents(video) ? torrents : new Map<string, string>();
  return [
    ...renditions.map(({ height, sizeBytes, blobKey }) => ({
      rel: 'media' as const,
      url: at(fragmentedName(setUuid, height)),
      mediaType: height === 0 ? 'audio/mp4' : 'video/mp4',
      sizeBytes,
      height,
      infoHash: offered.get(blobKey),
    })),
    ...further.map(({ codec, height, sizeBytes }) => ({
      rel: 'media' as const,
      url: at(fragmentedName(stemOf(setUuid, codec), height)),
      mediaType: 'video/mp4',
      sizeBytes,
      height,
    })),
    ...spoken.map(({ language, sizeBytes }) => ({
      rel: 'media' as const,
      url: at(spokenFileName(setUuid, language)),
      mediaType: 'audio/mp4',
      sizeBytes,
      height: 0,
    })),
  ];
}

/** Captions and pictures whose blobs are there. */
function besideOf(
  origin: string,
  { captions, storyboard, thumbnails }: Whole,
  hashed: ReadonlyMap<string, Hashed>,
): ManifestFile[] {
  const file = (rel: ManifestFile['rel'], blobKey: string, path: string, language?: string) => {
    const facts = hashed.get(blobKey);
    return facts ? [{ rel, url: origin + path, language, ...facts }] : [];
  };
  return [
    ...captions.flatMap(({ blobKey, language }) =>
      file('captions', blobKey, captionPath(blobKey), language),
    ),
    ...[storyboard ?? []]
      .flat()
      .flatMap(({ blobKey }) => file('storyboard', blobKey, `/lazy-static/${blobKey}`)),
    ...thumbnails.flatMap(({ blobKey }) => file('thumbnail', blobKey, `/lazy-static/${blobKey}`)),
  ];
}
