import { expect, test } from 'vitest';

import { siteElement, type SiteSettings } from './site-element.ts';

const settings = {
  instance: { name: '', defaultClientRoute: '/' },
  client: { header: { hideInstanceName: false } },
  broadcastMessage: { enabled: true, message: ' ', level: 'info', dismissable: false },
} as SiteSettings;

const told = (element: string) =>
  JSON.parse(/^<script type="application\/json" id="site">(.*)<\/script>$/.exec(element)![1]!);

test('a page tells what its node is called and says to everybody, and nothing ends its element', () => {
  expect(told(siteElement(settings))).toEqual({
    name: 'Tributary',
    hidesName: false,
    opensWith: '/',
    broadcast: null,
  });
  const message = '</script><b>We are away on Friday';
  const element = siteElement({
    ...settings,
    instance: { ...settings.instance, name: 'Reed' },
    broadcastMessage: { enabled: true, message, level: 'warning', dismissable: true },
  });
  expect(told(element)).toMatchObject({
    name: 'Reed',
    broadcast: { message, level: 'warning', dismissable: true },
  });
  expect(element).not.toContain('<b>');
});
