import { nodeUrl } from '../../federation/vocabulary/urls.ts';
import type { Document } from './activity-streams.ts';
import { type ForeignActor, givenPublisher, startForeignNode } from './foreign-node.ts';
import { activityOf } from './foreign-node.ts';
import { openInbox } from './inbox.ts';
import type { TestNode } from './node.ts';
import { eventually, hostOf } from './two-nodes.ts';
import { openCatalog } from './videos.ts';

/** An activity as it came, and the kind of it: `Create Video`. */
export type Heard = { kind: string; said: Document & { object?: unknown } };

const kindOf = ({ type, object }: Heard['said']) =>
  [type, (object as { type?: string } | undefined)?.type].filter(Boolean).join(' ');

/** Another node, with somebody who publishes there and follows what a node of ours has; what it hears, it keeps. */
export async function startFollower(node: TestNode) {
  const foreign = await startForeignNode();
  const application = foreign.actor('Application', 'peertube');
  const publisher = givenPublisher(foreign, 'carl');
  const send = openInbox(node, openCatalog(node).db);
  const home = `http://${hostOf(node)}`;

  const heard = (): Heard[] =>
    foreign.received.map(({ body }) => {
      const said = JSON.parse(String(body)) as Heard['said'];
      return { kind: kindOf(said), said };
    });
  return {
    foreign,
    application,
    publisher,
    home,
    send,
    follow: (who: ForeignActor, url: string) => send(activityOf(who, 'Follow', url), who),
    followNode: () => send(activityOf(application, 'Follow', nodeUrl(home)), application),
    heard,
    /** Waits for an activity of a kind, the last one there is. */
    hears: (kind: string, by?: string): Promise<Heard['said']> =>
      eventually(async () => {
        const found = heard().findLast(
          (one) => one.kind === kind && (by === undefined || one.said['actor'] === by),
        );
        if (!found)
          throw new Error(
            `no ${kind}, but ${heard()
              .map((one) => one.kind)
              .join(', ')}`,
          );
        return found.said;
      }),
  };
}
