import { expect, test } from 'vitest';

import { describeSettings, readConfig } from './config.ts';

test('without settings a node takes the defaults', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 9000, database: undefined, allowPrivateAddresses: false });
  expect([...config.roles]).toEqual(['web', 'worker', 'tracker']);
  expect(config.dataDirectory).toMatch(/^\/.*\/data$/);
});

test('an empty variable counts as unset, and false is false', () => {
  const config = readConfig({ PORT: '', FEDERATION_ALLOW_PRIVATE: 'false' });
  expect(config).toMatchObject({ port: 9000, allowPrivateAddresses: false });
});

test('every wrong setting is named', () => {
  const wrong = { PORT: '70000', ROLES: 'web,king', DATABASE_URL: 'mysql://x' };
  expect(() => readConfig(wrong)).toThrow(
    /PORT[\s\S]*DATABASE_URL[\s\S]*ROLES|PORT[\s\S]*ROLES[\s\S]*DATABASE_URL/,
  );
});

test('the help names every setting with its default', () => {
  expect(describeSettings()).toMatch(/PORT +9000/);
  expect(describeSettings()).toMatch(/ROLES +all/);
});
