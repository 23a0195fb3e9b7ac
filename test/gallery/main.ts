// `npm run gallery -- --help`: a node full of films, and pictures of all its pages.
import { parseArgs } from 'node:util';

import { shootChosen } from './chosen.ts';
import { fill } from './fill.ts';
import { startGalleryNode } from './node.ts';
import { allPages, type Things } from './pages.ts';
import { shootSheets } from './sheets.ts';
import { type Look, openCamera, overflow, shoot, type Width, WINDOWS } from './shoot.ts';

const HELP = `Starts a node full of films and takes pictures of its pages.

Usage: npm run gallery -- [options] [PAGE …]

  --widths A,B     ${Object.keys(WINDOWS).join(',')} (all)
  --looks A,B      light,dark (both)
  --language L     of the browser (en)
  --folder F       where the pictures go (data/gallery)
  --chosen         the pictures of ops/gallery.md anew; no others but sheets
  --sheets         one sheet of each page for ops/gallery.md; no others but the chosen
  --window         what a window shows, not the whole page
  --stay           takes no pictures; the node runs until it is interrupted
`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const flag = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: text(Object.keys(WINDOWS).join(',')),
    looks: text('light,dark'),
    language: text('en'),
    folder: text('data/gallery'),
    chosen: flag,
    sheets: flag,
    window: flag,
    stay: flag,
    help: flag,
  },
});
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (values.help) say(HELP);
else await run();
process.exit(0);

/** As the node calls itself. */
function publicUrl({ url }: { url: string }) {
  return url.replace('127.0.0.1', 'localhost');
}

/** The pages that are named, or all. */
function wantedOf(things: Things) {
  const isNamed = ({ name }: { name: string }) => positionals.includes(name);
  return positionals.length === 0 ? allPages(things) : allPages(things).filter(isNamed);
}

async function run() {
  await using node = await startGalleryNode();
  await using distant = await startGalleryNode();
  const things = await fill(node, distant);
  if (values.stay) {
    say(`${node.url}  ${JSON.stringify(things)}`);
    await new Promise((resolve) => process.once('SIGINT', resolve));
    return;
  }
  await using camera = await openCamera(publicUrl(node), things.hosts);
  const { folder } = values;
  if (values.chosen) await shootChosen(camera, allPages(things), { ...node, folder });
  if (values.sheets) await shootSheets(camera, wantedOf(things), { ...node, folder, say });
  if (values.chosen || values.sheets) return;
  const wanted = wantedOf(things);
  for (const as of new Set(wanted.map((page) => page.as))) {
    const page = await camera.visit(as, node.password, { locale: values.language });
    for (const shown of wanted.filter((each) => each.as === as)) {
      await shoot(page, shown, folder, {
        widths: values.widths.split(',').map(Number) as Width[],
        looks: values.looks.split(',') as Look[],
        whole: !values.window,
      });
      const tooWide = await overflow(page);
      say(`${shown.name}${tooWide > 0 ? `: ${tooWide} px too wide` : ''}`);
    }
  }
}
