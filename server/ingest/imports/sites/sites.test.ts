import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { clip, PICTURE, SOUND, webReadyClip } from '../../../../test/support/clips.ts';
import { openImports } from '../../../../test/support/imports.ts';
import { startTestNode } from '../../../../test/support/node.ts';
import { openOtherSite } from '../../../../test/support/other-site.ts';
import { openPeople } from '../../../../test/support/people.ts';
import { openUploads, sha256Of } from '../../../../test/support/uploads.ts';
import { installedYtDlp, standInYtDlp } from '../../../../test/support/yt-dlp.ts';
import { ImportState } from '../import-state.ts';

const TITLE = '<b>A film</b> of ../water';
const DESCRIPTION = 'Three minutes by the river.\n\nAnd a line.';

/** A page that says of its video what search engines read, and the same as yt-dlp prints it. */
function pageOf(film: string) {
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: TITLE,
    description: DESCRIPTION,
    contentUrl: film,
    uploadDate: '2020-05-17T10:00:00Z',
  };
  const printed = {
    title: TITLE,
    description: DESCRIPTION,
    timestamp: Date.parse(linked.uploadDate) / 1000,
    formats: [{ format_id: '0', url: film, protocol: 'http' }],
  };
  return `<title>x</title><script type="application/ld+json">${JSON.stringify(linked)}</script>
    <script type="application/json">${JSON.stringify(printed)}</script>`;
}

test.each(['installed', 'stand-in'])(
  'the video of a page comes with what its site says (%s yt-dlp)',
  async (which) => {
    const program = which === 'installed' ? installedYtDlp() : await standInYtDlp();
    if (program === undefined) return; // optional: see YT_DLP_PATH
    const node = await startTestNode({ YT_DLP_PATH: program });
    const { root } = await openPeople(node);
    const imports = openImports(root);
    const site = await openOtherSite();
    const bytes = await readFile(await webReadyClip());
    const page = site.page('/watch', pageOf(site.file('/film.mp4', bytes)));

    const open = await imports.begin(page, { privacy: 1 });
    expect(open.video!.name).toBe('watch');
    const said = await imports.begin(page, { name: 'My own words', description: 'Mine.' });

    const filled = await imports.until(open.id, ImportState.success);
    expect(filled.video).toMatchObject({
      name: TITLE,
      description: DESCRIPTION,
      originallyPublishedAt: '2020-05-17T10:00:00.000Z',
    });
    const uploads = openUploads(node);
    const source = await uploads.sourceOf(filled.video!.uuid);
    expect(sha256Of(source.bytes)).toBe(sha256Of(bytes));
    expect(source.video.sourceFilename).toBe('watch');
    const kept = await imports.until(said.id, ImportState.success);
    expect(kept.video).toMatchObject({ name: 'My own words', description: 'Mine.' });
    expect(await uploads.partFiles()).toEqual([]);

    const empty = await imports.begin(site.page('/empty', '<p>Nothing</p>'));
    const failed = await imports.until(empty.id, ImportState.failed);
    expect(failed.error).toMatch(/^yt-dlp: .*Unsupported URL/);
    expect(failed.error).not.toMatch(/egress|127\.0\.0\.1:\d+@|tributary-/);
  },
  180_000,
);

test('picture and sound that a site keeps apart become one file', async () => {
  const node = await startTestNode({ YT_DLP_PATH: await standInYtDlp() });
  const { root } = await openPeople(node);
  const imports = openImports(root);
  const site = await openOtherSite();
  const picture = await readFile(
    await clip('webm', `${PICTURE} -c:v libvpx-vp9 -deadline realtime -cpu-used 8`),
  );
  const sound = await readFile(await clip('webm', `${SOUND} -c:a libopus`));
  const formats = [
    { format_id: 'a', protocol: 'https', vcodec: 'none', url: site.file('/a.webm', sound) },
    { format_id: 'f', protocol: 'file', height: 4000, url: 'file:///etc/passwd' },
    { format_id: 'v', protocol: 'https', acodec: 'none', url: site.file('/v.webm', picture) },
  ];
  const printed = JSON.stringify({ title: 'Apart', formats });
  const page = site.page('/apart', `<script type="application/json">${printed}</script>`);

  const { id } = await imports.begin(page);
  const done = await imports.until(id, ImportState.success);

  const { video } = await openUploads(node).sourceOf(done.video!.uuid);
  expect(video.sourceFacts).toMatchObject({ video: { codec: 'vp9' }, audio: { codec: 'opus' } });
}, 120_000);
