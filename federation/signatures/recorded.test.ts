import { expect, test } from 'vitest';

import { recordedDeliveries, recordedKey } from '../../test/support/recorded/deliveries.ts';
import { isLinkedDataSignedBy, isSignedBy, linkedDataSignature, readSignature } from './index.ts';

const deliveries = recordedDeliveries();

test.each(deliveries)('PeerTube sent $name: its request is signed', (delivery) => {
  const signature = readSignature(delivery, delivery.time);
  const key = recordedKey(signature.keyId);

  expect(isSignedBy(signature, key)).toBe(true);
  expect(isSignedBy(signature, recordedKey('http://127.0.0.1:9001/accounts/alice#main-key'))).toBe(
    signature.keyId.includes('alice'),
  );
  const late = new Date(delivery.time.getTime() + 1_900_000);
  expect(() => readSignature(delivery, late)).toThrow('of these minutes');
});

test.each(deliveries)(
  'PeerTube sent $name: its body is signed, whoever brings it',
  async (delivery) => {
    const { creator } = linkedDataSignature(delivery.activity)!;
    const key = recordedKey(`${creator}#main-key`);

    expect(await isLinkedDataSignedBy(delivery.activity, key)).toBe(true);
    const changed = { ...delivery.activity, to: ['https://elsewhere.example/'] };
    expect(await isLinkedDataSignedBy(changed, key)).toBe(false);
  },
);
