import type { InferResponseType } from 'hono/client';

import { formatList, formatShort, nameLanguage } from '../i18n/format.ts';
import { plural, t } from '../i18n/t.ts';
import { node } from '../node.ts';

type Said = InferResponseType<typeof node.config.about.$get>['instance'];
type Config = InferResponseType<typeof node.config.$get>;

/** A part of what a node says of itself. */
export interface Part {
  title: string;
  text: string;
}

/** What a node says of itself, as far as it says something. */
export interface About {
  name: string;
  summary: string;
  banner: string | null;
  avatar: string | null;
  facts: Part[];
  /** How much there is; nothing where the node does not say. */
  figures: Part[];
  parts: Part[];
  /** Whether a form reaches its administrators. */
  mayBeWrittenTo: boolean;
}

/** What somebody writes to the administrators. */
export type ContactMessage = Record<'fromName' | 'fromEmail' | 'subject' | 'body', string>;

/** Asks the node who runs it and how. */
export async function about(): Promise<About> {
  const [{ instance }, config, welcome, figures] = await Promise.all([
    node.config.about.$get().then((answer) => answer.json()),
    node.config.$get().then((answer) => answer.json()),
    homepage(),
    counted(),
  ]);
  return {
    name: config.instance.name,
    summary: instance.shortDescription,
    banner: pictureOf(instance.banners),
    avatar: pictureOf(instance.avatars),
    facts: factsOf(instance, config),
    figures,
    parts: partsOf(instance, welcome),
    mayBeWrittenTo: config.contactForm.enabled,
  };
}

/** Sends a message by mail. Throws `Problem`. */
export const writeToAdministrators = (message: ContactMessage) =>
  node.server.contact.$post({ json: message });

/** What administrators wrote as its first page: empty where they have not. */
const homepage = (): Promise<string> =>
  node['custom-pages'].homepage.instance
    .$get()
    .then(async (answer) => (await answer.json()).content)
    .catch(() => '');

/** How much there is on the node, of what visitors ask for. */
const counted = (): Promise<Part[]> =>
  node.server.stats
    .$get()
    .then(async (answer) => figuresOf((await answer.json()) as Partial<Record<string, unknown>>))
    .catch(() => []);

/** What is counted and above zero, as it is shown. */
export const figuresOf = (stats: Partial<Record<string, unknown>>): Part[] =>
  [
    { title: t('Videos'), count: stats['totalLocalVideos'] },
    { title: t('Views'), count: stats['totalLocalVideoViews'] },
    { title: t('Channels'), count: stats['totalLocalVideoChannels'] },
    { title: t('Nodes followed'), count: stats['totalInstanceFollowing'] },
  ].flatMap(({ title, count }) =>
    typeof count === 'number' && count > 0 ? [{ title, text: formatShort(count) }] : [],
  );

/** The largest of a picture's sizes. */
const pictureOf = (sizes: unknown[]): string | null =>
  (sizes as { fileUrl: string }[]).at(-1)?.fileUrl ?? null;

/** What can be said in a line each. */
const factsOf = (
  { languages: spoken }: Pick<Said, 'languages'>,
  { signup, serverVersion }: Pick<Config, 'signup' | 'serverVersion'>,
): Part[] => [
  { title: t('Joining'), text: joiningWords(signup) },
  ...(spoken.length > 0
    ? [{ title: t('Languages'), text: formatList(spoken.map((code) => nameLanguage(code, code))) }]
    : []),
  { title: t('Speaks the API of'), text: `PeerTube ${serverVersion}` },
];

function joiningWords({ allowed, requiresApproval, minimumAge }: Config['signup']): string {
  if (!allowed) return t('Nobody can join at the moment');
  const how = requiresApproval ? t('On request') : t('Open to everybody');
  return minimumAge > 0
    ? plural(
        minimumAge,
        { one: '{how}, from {count} year', other: '{how}, from {count} years' },
        { how },
      )
    : how;
}

/** What is said at length, in the order in which people ask. */
const partsOf = (said: Said, welcome: string): Part[] =>
  [
    { title: t('Welcome'), text: welcome },
    { title: t('What this is'), text: said.description },
    { title: t('Why it was made'), text: said.creationReason },
    { title: t('Terms'), text: said.terms },
    { title: t('How we treat each other'), text: said.codeOfConduct },
    { title: t('Moderation'), text: said.moderationInformation },
    { title: t('Who runs it'), text: said.administrator },
    { title: t('How long it will be there'), text: said.maintenanceLifetime },
    { title: t('How it is paid for'), text: said.businessModel },
    { title: t('What it runs on'), text: said.hardwareInformation },
  ].filter(({ text }) => text.trim() !== '');
