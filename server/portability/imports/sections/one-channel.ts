import * as z from 'zod';

import type { OneChannel } from '../importing.ts';
import type { Section } from '../section.ts';
import { channels } from './channels.ts';
import { videos } from './videos.ts';

const Named = z.object({ name: z.string() });
const InChannel = z.object({ channel: Named });

/** What an import of one channel brings in: its pictures and its videos. */
export const sectionsOf = ({ name }: OneChannel): Section[] => [
  among(channels, (item) => Named.safeParse(item).data?.name === name),
  among(videos, (item) => InChannel.safeParse(item).data?.channel.name === name),
];

const among = (section: Section, isWanted: (item: unknown) => boolean): Section => ({
  ...section,
  listed: (document) => section.listed(document).filter(isWanted),
});
