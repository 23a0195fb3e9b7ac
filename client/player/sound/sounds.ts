import type { FragmentLoaderConstructor, HlsConfig, MediaPlaylist } from 'hls.js';

import { nameLanguage } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import type { MediaSourceUrls, Sound } from '../media.ts';
import { pictureLoader } from './picture-loader.ts';

type Track = Pick<MediaPlaylist, 'lang' | 'name' | 'default'> & { url?: string };

/** The sounds of a video, and which of them is played: its own, or one in another language. */
export class Sounds {
  #tracks: readonly Track[] = [];
  #chosen: Track | null = null;

  /** Takes what a master playlist names; the sounds to choose from, none where there is no choice. */
  hear(tracks: readonly Track[]): Sound[] {
    this.#tracks = [...new Map(tracks.map((track) => [languageOf(track), track])).values()];
    return this.#tracks.length > 1 ? this.#tracks.map(soundOf) : [];
  }

  /** Chooses one by its language; whether that is another than before. */
  choose(language: string | null): boolean {
    const found = this.#tracks.find((track) => languageOf(track) === language);
    const wanted = found && !found.default ? found : null;
    if (!found || wanted?.lang === this.#chosen?.lang) return false;
    this.#chosen = wanted;
    return true;
  }

  /** The language that is heard; empty where it is not known. */
  get language(): string {
    const heard = this.#chosen ?? this.#tracks.find((track) => track.default);
    return heard ? languageOf(heard) : '';
  }

  /** Whether another sound than the own one is heard. */
  get isOther(): boolean {
    return this.#chosen !== null;
  }

  /** Where the media is, and where the sound alone is, in the language that was chosen. */
  within(urls: MediaSourceUrls): MediaSourceUrls {
    if (!this.#chosen) return urls;
    const soundUrl = urls.soundUrl && (this.#chosen.url ?? urls.soundUrl);
    return { ...urls, soundUrl, separateSound: true };
  }

  /** What hls.js needs for it. A sound without an address is in the files of the pictures, and has to leave them. */
  parts(fLoader: FragmentLoaderConstructor): Partial<HlsConfig> {
    if (!this.#chosen) return {};
    const isWithin = this.#tracks.some((track) => track.default && !track.url);
    return {
      audioPreference: { lang: this.#chosen.lang ?? '' },
      fLoader: isWithin ? pictureLoader(fLoader) : fLoader,
    };
  }
}

const languageOf = ({ lang }: Track): string => lang ?? '';

const soundOf = (track: Track): Sound => ({
  language: languageOf(track),
  label: track.lang ? nameLanguage(track.lang, track.name) : t('Original'),
});
