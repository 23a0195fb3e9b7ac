import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { openOtherSite } from '../../../../test/support/other-site.ts';
import { installedYtDlp, standInYtDlp } from '../../../../test/support/yt-dlp.ts';
import { ANYWHERE, openFetch } from '../../../platform/fetch/index.ts';
import { runYtDlp } from './yt-dlp.ts';

test.each(['installed', 'stand-in'])(
  'a page cannot make yt-dlp reach what the node itself would not (%s yt-dlp)',
  async (which) => {
    const program = which === 'installed' ? installedYtDlp() : await standInYtDlp();
    if (program === undefined) return; // optional: see YT_DLP_PATH
    const site = await openOtherSite();
    const closed = { ...ANYWHERE, allowsAddress: () => false };
    const fetch = openFetch(closed, { publicUrl: new URL('https://node.example') });
    const directory = await mkdtemp(join(tmpdir(), 'tributary-yt-dlp-'));
    await using egress = await fetch.openEgress({ maxBytes: 2 ** 20 });
    onTestFinished(async () => {
      await fetch.close();
      await rm(directory, { recursive: true });
    });
    const yt = { program, directory, egress, signal: new AbortController().signal };
    const limits = { timeoutMinutes: 1, fileBytes: 2 ** 20 };
    for (const inside of [site.page('/inside', '<p>secret</p>'), 'file:///etc/passwd']) {
      const asked = runYtDlp(yt, ['--dump-single-json', '--', inside], limits);
      await expect(asked).rejects.toMatchObject({ code: 'unreadable_media' });
    }
    expect(site.asked).toEqual([]);
  },
  60_000,
);
