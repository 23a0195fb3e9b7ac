/** Somebody, with their page and picture. */
export type Person = { name: string; link?: string | undefined; picture?: string | undefined };

/** What a feed is about: the node, an account, a channel or a video. */
export type About = {
  title: string;
  description: string;
  /** Its page. */
  link: string;
  picture: string;
  author?: Person | undefined;
  /** Where the same is as a podcast. */
  podcast?: string | undefined;
};

/** One format of the same video: a rendition. `height` 0 is audio only. */
export type MediaFile = {
  url: string;
  mediaType: 'video/mp4' | 'audio/mp4';
  height: number;
  framesPerSecond: number;
  sizeBytes: number;
  /** Where it is offered to keep; undefined where its owner wants it watched only. */
  download: string | undefined;
  torrent: string | undefined;
};

export type Media = {
  /** Best first. */
  files: MediaFile[];
  embed: string;
  views: number;
  durationSeconds: number;
  isSensitive: boolean;
  picture: { url: string; width: number; height: number } | undefined;
};

/** An item, for all formats. `link` is what tells it from all others, too. */
export type FeedItem = {
  link: string;
  title: string;
  /** In a few words, as plain text. */
  summary?: string | undefined;
  /** All of it, as safe HTML. */
  html: string;
  author: Person;
  category?: string | undefined;
  date: Date;
  changedAt: Date;
  media?: Media | undefined;
};

export type Feed = {
  node: Pick<URL, 'origin'>;
  about: About;
  /** Where it is as JSON, Atom or RSS, by the ending its address has then. */
  addressAs: (ending: 'json' | 'atom' | 'xml') => string;
  items: FeedItem[];
};

/** When what a feed says changed last; the epoch when it says nothing, so that an unchanged feed stays the same bytes. */
export const changedAt = (items: Pick<FeedItem, 'changedAt'>[]): Date =>
  new Date(Math.max(0, ...items.map((item) => item.changedAt.getTime())));

/** What may be done with what is in a feed. */
export const rightsOf = ({ origin }: Pick<URL, 'origin'>): string =>
  `All rights are their authors', unless a licence or the terms at ${origin}/about say otherwise.`;

export const generatorOf = ({ origin }: Pick<URL, 'origin'>): string => `Tributary - ${origin}`;
