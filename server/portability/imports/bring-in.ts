import { refused } from './archive/limits.ts';
import type { Importing } from './importing.ts';
import { type Section, takeAll } from './section.ts';
import { allSections } from './sections/all.ts';
import { sectionsOf } from './sections/one-channel.ts';
import type { Tally } from './tally.ts';

/**
 * Brings in what an archive holds, and says what became of it. Nothing changes before every document was found to be
 * one: fails with `unreadable_media`.
 */
export async function bringIn(importing: Importing): Promise<Tally> {
  const { only } = importing;
  const wanted = only ? sectionsOf(only) : allSections;
  const sections = wanted.filter(({ file }) => importing.archive.has(file));
  if (sections.length === 0) throw refused('it is not the archive of an account');
  await requireDocuments(sections, importing);
  const tally: Tally = {};
  for (const section of sections) tally[section.name] = await takeAll(section, importing);
  return tally;
}

async function requireDocuments(sections: Section[], { archive }: Importing) {
  for (const { file, listed } of sections) listed(await archive.document(file));
}
