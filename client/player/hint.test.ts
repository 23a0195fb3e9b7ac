import { expect, test } from 'vitest';

import { hintOf } from './hint.ts';
import { initialMediaState } from './media.ts';

test.each([
  [{ type: 'seekBy', seconds: -10 }, '-10s'],
  [{ type: 'volumeBy', volume: -0.05 }, 'Volume 95%'],
  [{ type: 'volumeBy', volume: 0.05 }, 'Volume 100%'],
  [{ type: 'toggleMuted' }, 'Muted'],
  [{ type: 'rateBy', steps: 1 }, '1.25×'],
  [{ type: 'toggleCaptions' }, 'No captions'],
  [{ type: 'togglePlay' }, ''],
] as const)('%j', (request, text) => expect(hintOf(request, initialMediaState)).toBe(text));
