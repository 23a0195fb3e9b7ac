import { type Preview, summary } from './preview.ts';

/** What link previews learn of the node itself. */
export function nodePreview(
  node: URL,
  { name, shortDescription }: { name: string; shortDescription: string },
): Preview {
  const title = name || node.host;
  const description = summary(shortDescription, `Videos on ${node.host}`);
  const page = `${node.origin}/`;
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
