const LINK = /\b(?:https?:\/\/|www\.)([^\s/?#<>"'\\]{1,255})/giu;

/** Whether the text links to a host that is not `ownHost`. */
export const hasExternalLink = (text: string, ownHost?: string): boolean =>
  text
    .matchAll(LINK)
    .some(([, authority]) => authority!.split('@').at(-1)!.toLowerCase() !== ownHost);
