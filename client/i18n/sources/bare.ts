import { readFileSync } from 'node:fs';

import { parse } from 'svelte/compiler';

/** What is the same in every language. */
const SAME = /^(https:\/\/|(name@)?(node\.example|example\.org)|name@host)$/;

/** Attributes and properties of components that people read. */
const READ =
  /^(label|text|title|heading|hint|placeholder|why|caption|none|verb|field|aria-label|aria-valuetext|alt)$/;

const LETTERS = /\p{L}{2}/u;

type Node = { type?: string; name?: string; data?: string; value?: unknown; raw?: string };

const childrenOf = (node: Node): Node[] =>
  Object.entries(node)
    .filter(([key]) => key !== 'css' && key !== 'metadata')
    .flatMap(([, value]) => (Array.isArray(value) ? (value as Node[]) : [value as Node]))
    .filter((child) => typeof child === 'object' && child !== null);

/** Letters in the markup of a component that nobody translates. */
export function bareTexts(folder: string, file: string): string[] {
  const { fragment } = parse(readFileSync(`${folder}/${file}`, 'utf8'), { modern: true });
  return markup(fragment as Node)
    .map((text) => text.trim())
    .filter((text) => LETTERS.test(text) && !SAME.test(text));
}

function markup(node: Node): string[] {
  if (node.type === 'Text') return [node.data ?? ''];
  if (node.type === 'Attribute') return READ.test(node.name ?? '') ? values(node) : [];
  if (node.type === 'ExpressionTag') return spoken(node);
  if (/Directive$|^(Script|CallExpression|SpreadAttribute)$/.test(node.type ?? '')) return [];
  return childrenOf(node).flatMap(markup);
}

const values = ({ value }: Node): string[] =>
  (Array.isArray(value) ? (value as Node[]) : [value as Node]).flatMap((part) =>
    part.type === 'Text' ? [part.data ?? ''] : part.type === 'ExpressionTag' ? spoken(part) : [],
  );

/** The strings an expression may end as: not those it hands to functions, or compares with. */
function spoken(node: Node & { operator?: string }): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateElement') return [(node.value as { raw: string }).raw];
  if (/^(Call|Object|ArrowFunction|Member)Expression$/.test(node.type ?? '')) return [];
  if (node.type === 'BinaryExpression' && /[=<>]/.test(node.operator ?? '')) return [];
  if (node.type === 'ConditionalExpression') {
    const { consequent, alternate } = node as { consequent?: Node; alternate?: Node };
    return [consequent, alternate].flatMap((part) => (part ? spoken(part) : []));
  }
  return childrenOf(node).flatMap(spoken);
}
