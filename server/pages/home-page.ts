import { type Answers, answersElement, HOME_QUESTIONS } from './answers.ts';
import type { Finds } from './finds.ts';
import { emptyElement } from './markup.ts';
import { nodePreview } from './previews/node-preview.ts';
import { previewTags } from './previews/preview.ts';
import { profilesIn } from './profile-links.ts';
import type { Head } from './shell.ts';

const FIRST_PICTURES = 2; // of each list: more of them are seldom in sight

const HOME = /^(?:\/(?:home\/?)?)?$/;

/** What the page at the root of the node asks first: nothing of all this where the node opens with another page. */
export async function rootQuestions(finds: Pick<Finds, 'settings'>): Promise<string[]> {
  const { instance } = await finds.settings();
  return HOME.test(instance.defaultClientRoute) ? HOME_QUESTIONS : [];
}

/** The head of the home page, with what it shows first, as far as that is known. */
export async function homePage(node: URL, finds: Finds, answers: Answers): Promise<Head> {
  const site = await finds.site(node.host);
  const instance = await finds.node();
  const profiles = profilesIn(instance.description);
  const preview = { ...nodePreview(node, instance), profiles };
  const pictures = HOME_QUESTIONS.flatMap((path) => picturesOf(answers.get(path)));
  return {
    title: '',
    tags: [...pictureTags(pictures), ...previewTags(node, preview, site)],
    answers: answersElement(answers),
  };
}

/** The head of another page of the client, which is about nothing in particular. */
export async function ownPage(node: URL, finds: Finds, path: string): Promise<Head> {
  const [instance, site] = await Promise.all([finds.node(), finds.site(node.host)]);
  return { title: '', tags: previewTags(node, nodePreview(node, instance, path), site) };
}

function picturesOf(list = '{}'): string[] {
  const { data = [] } = JSON.parse(list) as { data?: { thumbnailPath?: string | null }[] };
  return data.slice(0, FIRST_PICTURES).flatMap(({ thumbnailPath }) => thumbnailPath ?? []);
}

const pictureTags = (pictures: string[]): string[] =>
  [...new Set(pictures)].map((href) =>
    emptyElement('link', { rel: 'preload', as: 'image', fetchpriority: 'high', href }),
  );
