import { readFileSync } from 'node:fs';

import { parse } from 'svelte/compiler';
import ts from 'typescript';

import type { Area } from '../dictionary.ts';

/** A text the sources ask words for. */
export interface Asked {
  file: string;
  text: string;
}

/** Whose words a source file needs: pages of those who publish, of those who run the node, or all. */
export function areaOf(file: string): Area {
  if (file.startsWith('admin/')) return 'admin';
  const isShownToViewers = /^upload\/([Ee]ncoding|activity)/.test(file);
  return /^(studio|upload)\//.test(file) && !isShownToViewers ? 'create' : 'everywhere';
}

/** The code of a source file: all of it, or the scripts and expressions of a component, each as TypeScript. */
function codeOf(file: string, source: string): string[] {
  if (!file.endsWith('.svelte')) return [source];
  const pieces: string[] = [];
  const tree = parse(source, { modern: true }) as unknown as Record<string, unknown>;
  for (const part of ['instance', 'module', 'fragment']) collect(tree[part], pieces, source);
  return pieces;
}

function collect(node: unknown, pieces: string[], source: string): void {
  if (Array.isArray(node)) return node.forEach((one) => collect(one, pieces, source));
  if (typeof node !== 'object' || node === null) return;
  const { type, start, end } = node as { type?: string; start?: number; end?: number };
  const isCode =
    type === 'Program' || /Expression$|^(Identifier|TemplateLiteral)$/.test(type ?? '');
  if (isCode && start !== undefined) return void pieces.push(`(${source.slice(start, end)}\n)`);
  Object.values(node).forEach((child) => collect(child, pieces, source));
}

/** Every text that a file gives to `t` or `plural`, or writes as the forms of a plural. */
export function textsOf(folder: string, file: string): Asked[] {
  const asked: Asked[] = [];
  for (const code of codeOf(file, readFileSync(`${folder}/${file}`, 'utf8'))) {
    const program = code.startsWith('(') && /^\(\s*(import|const|let)\b/.test(code);
    const tree = ts.createSourceFile(file, program ? code.slice(1, -2) : code, 99, true);
    visit(tree, (text) => asked.push({ file, text }));
  }
  return asked;
}

function visit(node: ts.Node, found: (text: string) => void): void {
  const text = askedText(node);
  if (text !== undefined) found(text);
  ts.forEachChild(node, (child) => visit(child, found));
}

function askedText(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === 't') {
    const [text] = node.arguments;
    return text && ts.isStringLiteralLike(text) ? text.text : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const forms = new Map(node.properties.map((one) => [one.name?.getText(), one]));
  const other = forms.has('one') ? forms.get('other') : undefined;
  return other && ts.isPropertyAssignment(other) && ts.isStringLiteralLike(other.initializer)
    ? other.initializer.text
    : undefined;
}
