import { node } from '../../node.ts';
import { Problem } from '../../problem.ts';

/** What administrators show of the node: its pictures and its first page. */
export const look = {
  pictures: async () => {
    const { instance } = await (await node.config.$get()).json();
    return { avatar: largest(instance.avatars), banner: largest(instance.banners) };
  },

  setAvatar: (picture: Blob) =>
    node.config['instance-avatar'].pick.$post({ form: { avatarfile: fileOf(picture) } }),
  dropAvatar: () => node.config['instance-avatar'].$delete(),

  setBanner: (picture: Blob) =>
    node.config['instance-banner'].pick.$post({ form: { bannerfile: fileOf(picture) } }),
  dropBanner: () => node.config['instance-banner'].$delete(),

  /** The node's own page, in Markdown: empty while nobody has written it. Throws `Problem`. */
  homepage: async () => {
    try {
      const answer = await node['custom-pages'].homepage.instance.$get();
      return (await answer.json()).content;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return '';
      throw error;
    }
  },
  saveHomepage: (content: string) =>
    node['custom-pages'].homepage.instance.$put({ json: { content } }),
};

const fileOf = (picture: Blob) => new File([picture], 'picture.jpg', { type: picture.type });

const largest = (sizes: unknown[]): string | undefined =>
  (sizes as { path: string }[]).at(-1)?.path;
