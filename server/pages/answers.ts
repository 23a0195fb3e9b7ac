import { escapeJsonText } from './markup.ts';
import type { PagePath } from './page-path.ts';

/** Asks this node's API, as a stranger does: what is hidden from everybody is refused. */
export type Ask = (path: string) => Response | Promise<Response>;

/** An answer by the path and query that ask for it, as JSON. */
export type Answers = Map<string, string>;

const LARGEST_CHARACTERS = 200_000;
const API = '/api/v1';

/** What the client asks for first to show the home page (`client/browse/Home.svelte`). */
export const HOME_QUESTIONS = [
  `${API}/videos?isLive=true&sort=-publishedAt&start=0&count=16`,
  `${API}/videos?sort=-trending&start=0&count=16`,
  `${API}/videos?sort=-publishedAt&start=0&count=24`,
  `${API}/search/videos?facets=true&count=0`,
];

/** What it asks for first to show the page of something. */
export const questionsOf = (path: PagePath): string[] =>
  path.kind === 'video'
    ? ['', '/captions', '/storyboards']
        .map((part) => `${API}/videos/${path.id}${part}`)
        .concat(`${API}/config`)
    : [];

/** What everybody is answered. A question that fails is left to the client. */
export async function answersTo(questions: string[], ask: Ask): Promise<Answers> {
  const answered = await Promise.all(
    questions.map(async (path) => [path, await textOf(await ask(path))] as const),
  );
  return new Map(answered.filter((each): each is [string, string] => each[1] !== undefined));
}

async function textOf(response: Response): Promise<string | undefined> {
  const text = await response.text();
  return response.status === 200 && text.length <= LARGEST_CHARACTERS ? text : undefined;
}

/** The answers as a part of the page, where the client looks before it asks (`client/answers.ts`). */
export function answersElement(answers: Answers): string {
  if (answers.size === 0) return '';
  const members = [...answers].map(([path, json]) => `${JSON.stringify(path)}:${json}`);
  const json = escapeJsonText(`{${members.join(',')}}`);
  return `<script type="application/json" id="answers">${json}</script>`;
}
