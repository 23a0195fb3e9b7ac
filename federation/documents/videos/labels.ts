import { languageName } from '../../../server/catalog/index.ts';
import type { Label } from '../../vocabulary/objects/label.ts';

/** A numbered value with its name in English, as the contract's lists have it. */
export const labelOf = (id: number | null, names: Readonly<Record<string, string>>): Label | null =>
  id === null ? null : { identifier: String(id), name: names[id] ?? 'Unknown' };

/** A language tag (BCP 47) with the language's name. */
export const languageLabel = (tag: string): Label => ({
  identifier: tag,
  name: languageName(tag) ?? 'Unknown',
});
