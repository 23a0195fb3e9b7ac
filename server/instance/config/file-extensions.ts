import type { CustomConfig } from './custom-config.ts';

/** What browsers play as it is, the contract's choice. */
const WEB = ['.mp4', '.webm', '.ogv'];
/** All that PeerTube takes, and some more. `.ogg` can be either of the two, there as well. */
const OTHER = ['.mkv', '.ogg', '.avi', '.divx', '.gif', '.nut', '.mxf', '.flv', '.f4v', '.wmv', '.asf', '.mov', '.qt', '.mqv', '.m4v', '.3gp', '.3gpp', '.3g2', '.3gpp2', '.ts', '.mts', '.m2ts', '.vob', '.mpg', '.mpeg', '.mpe', '.mpv', '.m1v', '.m2v']; // prettier-ignore
const SOUND = ['.mp3', '.m4a', '.aac', '.ac3', '.flac', '.ogg', '.oga', '.opus', '.wav', '.wma'];

type Switches = Pick<CustomConfig['transcoding'], 'allowAdditionalExtensions' | 'allowAudioFiles'>;

/** How the names of files end that can be uploaded (contract § config, `video.file.extensions`). */
export const fileExtensions = ({ allowAdditionalExtensions, allowAudioFiles }: Switches) => [
  ...new Set([
    ...WEB,
    ...(allowAdditionalExtensions ? OTHER : []),
    ...(allowAudioFiles ? SOUND : []),
  ]),
];

/** Whether a file can be uploaded, by its name: any where nothing is excluded, since names may end in all ways. */
export const isTakenIn = (filename: string, switches: Switches): boolean =>
  (switches.allowAdditionalExtensions && switches.allowAudioFiles) ||
  fileExtensions(switches).some((extension) => filename.toLowerCase().endsWith(extension));
