import { formatBytes } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import type { Health } from '../api/system.ts';

/** What the node sends of media, of how much it may, and what it asks of players because of that. */
export function egressWords({ bytesPerSecond, budgetBytesPerSecond, ...asked }: Health['egress']) {
  const rate = formatBytes(bytesPerSecond);
  if (budgetBytesPerSecond === null) return t('{rate} a second', { rate });
  const figures = { rate, budget: formatBytes(budgetBytesPerSecond) };
  if (asked.maxBitsPerSecond !== null)
    return t('{rate} of {budget} a second, at lower quality', figures);
  if (asked.isPressed)
    return t('{rate} of {budget} a second, taken elsewhere if possible', figures);
  return t('{rate} of {budget} a second', figures);
}
