import { node, send } from '../../node.ts';

const listsOf = (accountName: string) =>
  `/api/v1/watched-words/accounts/${encodeURIComponent(accountName)}/lists`;

const asJson = (method: string, body: object) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export interface WordList {
  id: number;
  listName: string;
  words: string[];
  updatedAt: string;
}

const policies = node['automatic-tags'].policies.accounts[':accountName'].comments;

/** Lists of words of an account, and what happens to comments that hold one. */
export const wordsApi = {
  lists: async (accountName: string): Promise<WordList[]> => {
    const answer = await send(`${listsOf(accountName)}?count=100`);
    return ((await answer.json()) as { data: WordList[] }).data;
  },

  save: (accountName: string, list: Pick<WordList, 'listName' | 'words'>, id: number | null) =>
    id === null
      ? send(listsOf(accountName), asJson('POST', list))
      : send(`${listsOf(accountName)}/${id}`, asJson('PUT', list)),

  remove: (accountName: string, id: number) =>
    send(`${listsOf(accountName)}/${id}`, { method: 'DELETE' }),

  /** The tags that make comments wait. */
  held: async (accountName: string) =>
    (await (await policies.$get({ param: { accountName } })).json()).review,

  available: async (accountName: string) => {
    const tags = node['automatic-tags'].accounts[':accountName'].available;
    return (await (await tags.$get({ param: { accountName } })).json()).available;
  },

  hold: (accountName: string, review: string[]) =>
    policies.$put({ param: { accountName }, json: { review } }),
};
