import type { Db } from '../../../server/platform/db.ts';
import type { SignedIn } from '../client.ts';
import { type ForeignActor, type ForeignNode, signedBy } from '../foreign-node.ts';
import { openInbox } from '../inbox.ts';
import type { TestNode } from '../node.ts';
import { asJson } from '../people.ts';
import { objectOf, readdress, type Recorded, type Replayed, replayed } from './replay.ts';

type Stage = {
  node: TestNode;
  db: Db;
  /** Which of the recorded nodes this one stands for. */
  as: Recorded;
  /** Addresses here for those that were recorded. */
  places: Map<string, string>;
  /** Those who say something; the first passes on what others say. */
  actors: readonly ForeignActor[];
  /** The nodes that show what is said. */
  foreign: readonly ForeignNode[];
};

type Course = {
  /** Those of this node who write what their like wrote, by the address that was recorded. */
  people?: Record<string, SignedIn>;
  /** What is to be true after the delivery of that name. */
  after?: Record<string, () => Promise<unknown>>;
  /** Whether something that was sent to another node is sent to this one, too. */
  also?: (recorded: Replayed) => boolean;
};

/**
 * Delivers to a node, in their order and signed with the keys of actors here, all activities that were recorded on their way
 * to the node it stands for. Returns how many that were, and why for each that ended otherwise than `done`.
 */
export async function replayTo(stage: Stage, course: Course) {
  const send = openInbox(stage.node, stage.db);
  const ends: Record<string, string> = {};
  let delivered = 0;
  showFirst(stage);
  for (const recorded of replayed()) {
    const isOurs = recorded.to === stage.as;
    showIts(stage, recorded);
    await writeAs(course.people, recorded, stage);
    if (!isOurs && !course.also?.(recorded)) continue;
    const ended = await deliver(stage, recorded, send);
    if (isOurs) delivered++;
    if (ended !== 'done') ends[recorded.name] = ended;
    await course.after?.[recorded.name]?.();
  }
  return { delivered, ends };
}

/** Returns how it ended, and why so. */
async function deliver(stage: Stage, recorded: Replayed, send: ReturnType<typeof openInbox>) {
  const { body, path } = withOwnKey(readdress(recorded, stage.places), stage);
  const actor = actorAt(stage, body['actor']);
  const sender = recorded.name.includes('FORWARDED') ? stage.actors[0]! : actor;
  const ended = await send(await signedBy(actor, body), sender, path);
  if (body['object'] === actor.url && body['type'] === 'Delete') hide(stage, actor);
  if (!('state' in ended)) return String(ended.answer);
  return ended.reason === null ? ended.state : `${ended.state}: ${ended.reason}`;
}

/** Who is gone is not found any more. */
const hide = ({ foreign }: Stage, { url }: ForeignActor) =>
  foreign.find(({ origin }) => url.startsWith(origin))?.hide(new URL(url).pathname);

function actorAt({ actors }: Stage, url: unknown): ForeignActor {
  const found = actors.find((actor) => actor.url === url);
  if (!found) throw new Error(`nobody is ${String(url)}`);
  return found;
}

/** What tells of an actor shows the key it has here. */
function withOwnKey(said: Replayed, { actors, foreign }: Stage): Replayed {
  const { object } = said.body as { object: Record<string, unknown> };
  const actor = actors.find(({ url }) => url === object?.['id']);
  if (!actor) return said;
  const renewed = { ...object, publicKey: actor.document['publicKey'] };
  const home = foreign.find(({ origin }) => actor.url.startsWith(origin));
  home?.show({ '@context': said.body['@context'], ...renewed });
  return { ...said, body: { ...said.body, object: renewed } };
}

/** A video is announced before it is told of: what was told of it first is there from the start. */
function showFirst(stage: Stage) {
  for (const recorded of replayed().toReversed()) showIts(stage, recorded);
}

/** What a delivery tells is from then on what its node shows. */
function showIts({ foreign, places }: Stage, recorded: Replayed) {
  const object = SHOWN.map((type) => objectOf(recorded, type)).find(Boolean);
  if (!object) return;
  const shown: Record<string, unknown> = {
    '@context': recorded.body['@context'],
    ...readdress(object, places),
  };
  foreign.find(({ origin }) => String(shown['id']).startsWith(`${origin}/`))?.show(shown);
}

const SHOWN = ['Video', 'Note', 'Playlist'];

/** What somebody wrote then, somebody of this node writes now, under the number it gets here. */
async function writeAs(people: Course['people'], said: Replayed, { as, places }: Stage) {
  const note = said.to === as ? undefined : objectOf(said, 'Note');
  const writer = people?.[String(said.body['actor'])];
  if (!note || !writer) return;
  const id = JSON.stringify(note['id']).slice(1); // with the quote that ends it: `/comments/1` is not `/comments/10`
  if (places.has(id)) return;
  const uuid = /watch\/([\w-]+)/.exec(String(note['inReplyTo']))![1]!;
  const body = asJson({ text: String(note['content']) });
  const response = await writer.request(`/api/v1/videos/${uuid}/comment-threads`, {
    method: 'POST',
    ...body,
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const { comment } = (await response.json()) as { comment: { url: string } };
  places.set(id, `${comment.url}"`);
}
