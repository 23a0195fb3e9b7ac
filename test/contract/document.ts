import type { TestNode } from '../support/node.ts';

type Schema = {
  type?: string | string[];
  $ref?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  minItems?: number;
};

export type Access = 'anybody' | 'optional' | 'user' | 'moderator' | 'administrator';

type Described = {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-access': Access;
};

type Document = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

/** An operation as the node's own API document has it. */
export type Operation = Described & { method: string; path: string };

export async function readDocument(node: Pick<TestNode, 'request'>) {
  const document = (await (await node.request('/api/v1/openapi.json')).json()) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  );
  return { operations, example: exampleMaker(document.components.schemas) };
}

/** Makes the least value that fits a schema. */
function exampleMaker(components: Record<string, Schema>) {
  const example = (schema: Schema): unknown => {
    if (schema.$ref) return example(components[schema.$ref.split('/').at(-1)!] ?? {});
    if (schema.const !== undefined || schema.enum) return schema.const ?? schema.enum![0];
    const choice = (schema.anyOf ?? schema.oneOf)?.[0];
    return choice ? example(choice) : ofType(schema, example);
  };
  return example;
}

const OF_TYPE: Record<string, (schema: Schema, example: (part: Schema) => unknown) => unknown> = {
  object: ({ required = [], properties }, example) =>
    Object.fromEntries(required.map((name) => [name, example(properties?.[name] ?? {})])),
  array: ({ minItems, items }, example) => (minItems && items ? [example(items)] : []),
  integer: ({ minimum }) => Math.max(1, minimum ?? 1),
  number: ({ minimum }) => Math.max(1, minimum ?? 1),
  boolean: () => true,
  string: (schema) => text(schema),
};

function ofType(schema: Schema, example: (part: Schema) => unknown): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return (OF_TYPE[type ?? 'string'] ?? text)(schema, example);
}

const FORMATS: Record<string, string> = {
  email: 'somebody@example.org',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://example.org/',
  'date-time': '2020-01-01T00:00:00.000Z',
  date: '2020-01-01',
};

const text = ({ format, minLength = 3 }: Schema) =>
  (format && FORMATS[format]) ?? 'x'.repeat(Math.max(3, minLength));
