/** How the file of a source is called and typed, by the name ffprobe has for its format. */
const KINDS: Readonly<Record<string, { extension: string; mediaType: string }>> = {
  mov: { extension: 'mp4', mediaType: 'video/mp4' },
  matroska: { extension: 'mkv', mediaType: 'video/x-matroska' },
  avi: { extension: 'avi', mediaType: 'video/x-msvideo' },
  mpegts: { extension: 'ts', mediaType: 'video/mp2t' },
  mpeg: { extension: 'mpg', mediaType: 'video/mpeg' },
  flv: { extension: 'flv', mediaType: 'video/x-flv' },
  asf: { extension: 'wmv', mediaType: 'video/x-ms-wmv' },
  mxf: { extension: 'mxf', mediaType: 'application/mxf' },
  ogg: { extension: 'ogg', mediaType: 'application/ogg' },
  mp3: { extension: 'mp3', mediaType: 'audio/mpeg' },
  wav: { extension: 'wav', mediaType: 'audio/wav' },
  flac: { extension: 'flac', mediaType: 'audio/flac' },
  gif: { extension: 'gif', mediaType: 'image/gif' },
  aac: { extension: 'aac', mediaType: 'audio/aac' },
};

/** Of a format's several names (`mov,mp4,m4a,…`) the first one counts. */
export const kindOf = (formatName: string) =>
  KINDS[formatName.split(',')[0]!] ?? { extension: 'media', mediaType: 'application/octet-stream' };
