import { findProgram, installProgram } from './programs.mjs';

const SETTINGS = { ffmpeg: 'FFMPEG_PATH', ffprobe: 'FFPROBE_PATH' };
const NAMES = { 'apt-get': 'ffmpeg', dnf: 'ffmpeg-free', pacman: 'ffmpeg', brew: 'ffmpeg' };

/** Makes sure that ffmpeg and ffprobe are there: the ones the settings name, else those of the system. */
export async function ensureFfmpeg() {
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const given = process.env[setting];
    if (given && !findProgram(given))
      throw new Error(`${setting} is ${given}: there is no such program.`);
    if (!given && !findProgram(name)) await installProgram('ffmpeg', NAMES);
  }
}
