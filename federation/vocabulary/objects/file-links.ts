/** A rendition: one fragmented MP4. `height` is 0 for the audio alone. Sizes in pixels and bytes. */
export type File = {
  url: string;
  height: number;
  width: number;
  sizeBytes: number;
  framesPerSecond: number;
  hasAudio: boolean;
  metadataUrl: string | null;
  torrent: { url: string; magnetUri: string } | null;
};

/** What an HLS playlist says of one of its files: where it is, what is known of it, and how to share it. */
export function fileLinks(file: File) {
  const { height, width } = file;
  const size = { height, width };
  const fps = Math.round(file.framesPerSecond);
  const mediaType = height === 0 ? 'audio/mp4' : 'video/mp4';
  const link = (href: string, type: string) => ({ type: 'Link', mediaType: type, href, ...size });
  return [
    {
      ...link(file.url, mediaType),
      size: file.sizeBytes,
      fps,
      attachment: streamsOf(file),
    },
    ...(file.metadataUrl === null
      ? []
      : [
          {
            rel: ['metadata', mediaType],
            ...link(file.metadataUrl, 'application/json'),
            fps,
          },
        ]),
    ...(file.torrent
      ? [
          { ...link(file.torrent.url, 'application/x-bittorrent'), fps },
          { ...link(file.torrent.magnetUri, MAGNET), fps },
        ]
      : []),
  ];
}

const MAGNET = 'application/x-bittorrent;x-scheme-handler/magnet';

const streamsOf = ({ hasAudio, height }: File) => [
  ...(hasAudio ? [property('ffprobe_codec_type', 'audio')] : []),
  ...(height === 0 ? [] : [property('ffprobe_codec_type', 'video')]),
  property('peertube_format_flag', 'fragmented'),
];

const property = (name: string, value: string) => ({ type: 'PropertyValue', name, value });
