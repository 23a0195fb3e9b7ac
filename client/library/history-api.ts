import { node } from '../node.ts';

/** What a viewer watched. */
export const historyApi = {
  videos: async (search: string, start: number, count: number) => {
    const query = { start: String(start), count: String(count), ...(search && { search }) };
    return (await node.users.me.history.videos.$get({ query })).json();
  },

  forget: (id: string) => node.users.me.history.videos[':id'].$delete({ param: { id } }),

  forgetAll: () => node.users.me.history.videos.remove.$post({ form: {} }),
};
