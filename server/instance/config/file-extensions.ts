import type { CustomConfig } from './custom-config.ts';

/** What browsers play as it is, the contract's choice. */
const WEB = ['.mp4', '.webm', '.ogv'];
const OTHER = ['.mkv', '.mov', '.avi', '.flv', '.wmv', '.mpg', '.mpeg', '.m4v', '.ts', '.mts', '.m2ts', '.3gp', '.mxf', '.gif']; // prettier-ignore
const SOUND = ['.mp3', '.m4a', '.aac', '.flac', '.ogg', '.opus', '.wav'];

type Switches = Pick<CustomConfig['transcoding'], 'allowAdditionalExtensions' | 'allowAudioFiles'>;

/** How the names of files end that are taken in (contract § config, `video.file.extensions`). */
export const fileExtensions = ({ allowAdditionalExtensions, allowAudioFiles }: Switches) => [
  ...WEB,
  ...(allowAdditionalExtensions ? OTHER : []),
  ...(allowAudioFiles ? SOUND : []),
];

/** Whether a file is taken in by its name: any where nothing is excluded, since names may end in all ways. */
export const isTakenIn = (filename: string, switches: Switches): boolean =>
  (switches.allowAdditionalExtensions && switches.allowAudioFiles) ||
  fileExtensions(switches).some((extension) => filename.toLowerCase().endsWith(extension));
