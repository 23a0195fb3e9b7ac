import { type Preview, summary } from './preview.ts';

type Instance = { name: string; shortDescription: string };

/** What link previews learn of the node itself, on its page at `path`. */
export function nodePreview(node: URL, { name, shortDescription }: Instance, path = '/'): Preview {
  const title = name || node.host;
  const description = summary(shortDescription, `Videos on ${node.host}`);
  const page = `${node.origin}${path}`;
  return {
    title,
    description,
    page,
    isListed: true,
    kind: 'website',
    picture: { url: `${node.origin}/icon-512.png`, width: 512, height: 512 },
    alternates: [],
    structured: { '@type': 'WebSite', name: title, description, url: page },
  };
}
