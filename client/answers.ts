const FRESH_MS = 20_000;

/** What the node has answered in the page itself, by the path and query that would ask (`server/pages/answers.ts`). */
const answers = new Map<string, unknown>(Object.entries(readAnswers()));

function readAnswers(): Record<string, unknown> {
  const text = globalThis.document?.getElementById('answers')?.textContent;
  return text && !isOldPage() ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Going back in history may show a page as it was long ago. */
function isOldPage(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit !== undefined && 'type' in visit && visit.type === 'back_forward';
}

/** The answer to a question that came with the page, once, and while it is fresh; null when it has to be asked. */
export function takeAnswer(input: RequestInfo | URL, init: RequestInit = {}): Response | null {
  if (typeof input !== 'string' || !isPlain(init) || performance.now() > FRESH_MS) return null;
  const answer = answers.get(input);
  if (answer === undefined) return null;
  answers.delete(input);
  return Response.json(answer);
}

/** Whether nothing but the address says what is asked. */
const isPlain = ({ method = 'GET', headers, body }: RequestInit) =>
  method.toUpperCase() === 'GET' && !body && [...new Headers(headers)].length === 0;
