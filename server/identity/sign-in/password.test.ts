import { expect, test } from 'vitest';

import { hashPassword, verifyPassword } from './password.ts';

test('a password is right for its own hash only, and no two hashes are the same', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await verifyPassword('correct horse', hash)).toBe(true);
  expect(await verifyPassword('correct horsf', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
  expect(await hashPassword('correct horse')).not.toBe(hash);
});

test('a hash made elsewhere, at another cost, is understood', async () => {
  const reference =
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', reference)).toBe(true);
  expect(await verifyPassword('Password', reference)).toBe(false);
});

test('what is no such hash is an error, not a wrong password', async () => {
  await expect(verifyPassword('password', '$2b$12$abc')).rejects.toThrow('not an argon2id hash');
});

test('nobody has no password, and saying so costs as much as a wrong one', async () => {
  const hash = await hashPassword('correct horse');
  const wrong: number[] = [];
  const nobody: number[] = [];
  for (let n = 0; n < 8; n++) {
    wrong.push(await cpuMicroseconds(() => verifyPassword('wrong', hash)));
    nobody.push(await cpuMicroseconds(() => verifyPassword('wrong')));
  }
  expect(await verifyPassword('wrong')).toBe(false);
  const ratio = Math.min(...nobody) / Math.min(...wrong);
  expect(ratio).toBeGreaterThan(0.5); // without a hash it would be near 0
  expect(ratio).toBeLessThan(2);
});

/** Processor time, of all threads: how busy the machine is does not change it. */
async function cpuMicroseconds(run: () => Promise<unknown>) {
  const start = process.cpuUsage();
  await run();
  return process.cpuUsage(start).user;
}
