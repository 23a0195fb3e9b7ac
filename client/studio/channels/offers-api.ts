import { node } from '../../node.ts';

const COUNT = '50';
const INVITED = 23; // the contract's notification of somebody who is asked to help to run a channel

const ofVideos = async () =>
  (await (await node.videos.ownership.$get({ query: { count: COUNT } })).json()).data;
const ofChannels = async () =>
  (await (await node['video-channels'].ownership.$get({ query: { count: COUNT } })).json()).data;

interface Asked {
  id: number;
  state: { id: number };
  channel: { name: string; displayName: string };
  channelOwner: { displayName: string };
}

/** Invitations are listed nowhere but among what one is told. */
async function invitations() {
  const query = { typeOneOf: String(INVITED), count: COUNT };
  const { data } = await (await node.users.me.notifications.$get({ query })).json();
  const found = (data as { videoChannelCollaborator?: Asked }[]).flatMap(
    ({ videoChannelCollaborator: asked }) => asked ?? [],
  );
  const isNew = new Set<number>();
  return found.filter(({ id, state }) => state.id === 1 && !isNew.has(id) && isNew.add(id));
}

export type Offer = Awaited<ReturnType<typeof ofVideos>>[number];

const param = (id: number) => ({ param: { id: String(id) } });

/** Videos and channels that change hands, and invitations to run channels. */
export const offersApi = {
  ofVideos,
  ofChannels,
  invitations,

  acceptVideo: (id: number, channelId: number) =>
    node.videos.ownership[':id'].accept.$post({ ...param(id), json: { channelId } }),
  acceptChannel: (id: number) => node['video-channels'].ownership[':id'].accept.$post(param(id)),
  refuseVideo: (id: number) => node.videos.ownership[':id'].refuse.$post(param(id)),
  refuseChannel: (id: number) => node['video-channels'].ownership[':id'].refuse.$post(param(id)),
  withdrawVideo: (id: number) => node.videos.ownership[':id'].$delete(param(id)),
  withdrawChannel: (id: number) => node['video-channels'].ownership[':id'].$delete(param(id)),
};
