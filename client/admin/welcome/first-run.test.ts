import { expect, test } from 'vitest';

import { type Joining, settingsOf } from './first-run.ts';

const signup = (joining: Joining) =>
  settingsOf({ name: ' Reed ', shortDescription: '', languages: ['en'], joining }).signup;

test('the answers of the wizard are settings', () => {
  expect(signup('nobody').enabled).toBe(false);
  expect(signup('on-request')).toEqual({ enabled: true, requiresApproval: true });
  expect(signup('everybody')).toEqual({ enabled: true, requiresApproval: false });
});
