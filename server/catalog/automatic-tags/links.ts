const ADDRESS = /\b(?:https?:\/\/|www\.)([^\s/?#<>"'\\]{1,255})/giu;
const NAME = /(?<![\w@./:-])((?:[a-z\d-]{1,63}\.){1,10}([a-z]{2,24}))(?![\w@-])/giu;

/** Whether the text links to a host that is not `ownHost`: by an address, or by the bare name of a domain. */
export const hasExternalLink = (text: string, ownHost?: string): boolean =>
  hostsIn(text).some((host) => host !== ownHost);

const hostsIn = (text: string): string[] => [
  ...text.matchAll(ADDRESS).map(([, authority]) => authority!.split('@').at(-1)!.toLowerCase()),
  ...text
    .matchAll(NAME)
    .filter(([, , ending]) => isEnding(ending!))
    .map(([, name]) => name!.toLowerCase()),
];

/** The endings of most domains: what people write as `word.word` has others. Countries have two letters. */
const isEnding = (ending: string): boolean =>
  ending.length === 2
    ? COUNTRIES.of(ending.toUpperCase()) !== undefined
    : ENDINGS.has(ending.toLowerCase());

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const ENDINGS = new Set(
  `com org net info biz edu gov mil int name pro app dev xyz online site shop store blog tech video
  tube live social club top page link cloud space website world news art media download stream click
  agency email network party work`.split(/\s+/),
);
