import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { KNOWS_TCP } from '../../../../test/support/landlock.ts';
import { openOtherSite } from '../../../../test/support/other-site.ts';
import {
  installedYtDlp,
  scriptInPlaceOfYtDlp,
  standInYtDlp,
} from '../../../../test/support/yt-dlp.ts';
import { ANYWHERE, openFetch } from '../../../platform/fetch/index.ts';
import { confinement } from '../../../platform/programs/confined.ts';
import { runYtDlp } from './yt-dlp.ts';

/** A way out that leads nowhere, and a folder to work in. */
async function openWay() {
  const closed = { ...ANYWHERE, allowsAddress: () => false };
  const fetch = openFetch(closed, { publicUrl: new URL('https://node.example') });
  const directory = await mkdtemp(join(tmpdir(), 'tributary-yt-dlp-'));
  const egress = await fetch.openEgress({ maxBytes: 2 ** 20 });
  onTestFinished(async () => {
    await egress[Symbol.asyncDispose]();
    await fetch.close();
    await rm(directory, { recursive: true });
  });
  return { directory, egress, signal: new AbortController().signal };
}

const limits = { timeoutMinutes: 1, fileBytes: 2 ** 20 };

test.runIf(confinement().confines)(
  'a yt-dlp that a page has taken over reads and changes nothing of the node, and goes no other way out',
  async () => {
    const site = await openOtherSite();
    const node = await mkdtemp(join(tmpdir(), 'tributary-node-'));
    onTestFinished(() => rm(node, { recursive: true }));
    await writeFile(join(node, 'secret'), 'hush');
    const { hostname, port } = new URL(site.page('/inside', '<p>secret</p>'));
    const call = `(exec 3<>/dev/tcp/${hostname}/${port}) && echo reached`;
    const [program, folder] = await scriptInPlaceOfYtDlp(`
      cat ${node}/secret; ls ${node}; echo > ${node}/mark; echo > made; cat /etc/shadow
      ls $(dirname $0); cat $(dirname $0)/secret
      ${KNOWS_TCP ? call : ''}
      ls`);
    await writeFile(join(folder, 'secret'), 'hush');
    const way = await openWay();

    expect(await runYtDlp({ ...way, program }, [], limits)).toBe('made\n');
    expect([await readdir(node), await readdir(way.directory)]).toEqual([['secret'], ['made']]);
  },
);

test.each(['installed', 'stand-in'])(
  'a page cannot make yt-dlp reach what the node itself would not (%s yt-dlp)',
  async (which) => {
    const program = which === 'installed' ? installedYtDlp() : await standInYtDlp();
    if (program === undefined) return; // optional: see YT_DLP_PATH
    const site = await openOtherSite();
    const yt = { ...(await openWay()), program };
    for (const inside of [site.page('/inside', '<p>secret</p>'), 'file:///etc/passwd']) {
      const asked = runYtDlp(yt, ['--dump-single-json', '--', inside], limits);
      await expect(asked).rejects.toMatchObject({ code: 'unreadable_media' });
    }
    expect(site.asked).toEqual([]);
  },
  60_000,
);
