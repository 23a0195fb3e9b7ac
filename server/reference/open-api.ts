import type { ZodType } from 'zod';
import * as z from 'zod';

import type { Access, Operation } from '../platform/operation.ts';
import { Problem } from './problem.ts';

type Json = Record<string, unknown>;

/** Schemas that have an id are written once and referred to. */
type Components = Record<string, Json>;

/** The OpenAPI 3.1 document of these operations, all below `basePath`. */
export function describeApi(
  operations: Operation[],
  { basePath, origin, version }: { basePath: string; origin: string; version: string },
) {
  const schemas: Components = {};
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    if (!operation.summary || !operation.path.startsWith(`${basePath}/`)) continue;
    const path = templateOf(operation.path.slice(basePath.length));
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: describe(operation, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tributary', version, description: INTRODUCTION },
    servers: [{ url: origin + basePath }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'tributary_session' },
      },
    },
  };
}

const INTRODUCTION =
  "The REST API of this node: PeerTube's v1 contract, and Tributary's own operations beside it. Lists are " +
  '`{ total, data }`; errors are problem documents (RFC 9457) with a stable `code`.';

function describe(operation: Operation, schemas: Components): Json {
  const { method, path, summary, tag, access, inputs, status = 200, answer, mediaType } = operation;
  const body = bodyOf(inputs, schemas);
  const media = answer ? 'application/json' : mediaType;
  const content = media && { [media]: { schema: answer ? schemaOf(answer, schemas) : {} } };
  return {
    operationId: operationId(method, path),
    summary,
    tags: [tag ?? 'Other'],
    ...(SECURITY[access] && { security: SECURITY[access] }),
    parameters: [...pathParameters(path), ...parametersOf(inputs, schemas)].filter(isFirst),
    ...(body && { requestBody: { content: body } }),
    responses: {
      [status]: { description: 'Success', ...(content && { content }) },
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: schemaOf(Problem, schemas) } },
      },
    },
    'x-access': access,
  };
}

const SIGNED_IN = [{ bearer: [] }, { session: [] }];
const SECURITY: Record<Access, Json[] | undefined> = {
  anybody: undefined,
  optional: [{}, ...SIGNED_IN],
  user: SIGNED_IN,
  moderator: SIGNED_IN,
  administrator: SIGNED_IN,
};

const templateOf = (path: string) => path.replaceAll(/:([A-Za-z]+)(\{[^}]*\})?\??/g, '{$1}');

/** `GET /videos/:id/captions` is `getVideosIdCaptions`. */
const operationId = (method: string, path: string) =>
  method.toLowerCase() +
  path
    .replace(/^\/api\/v1/, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

type Parameter = { in: string; name: string; required: boolean; schema: unknown };

const PLACES: Record<string, string> = { param: 'path', query: 'query', header: 'header' };

const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({
    in: 'path',
    name: name!,
    required: true,
    schema: { type: 'string' },
  }));

function parametersOf(inputs: Operation['inputs'], schemas: Components): Parameter[] {
  return inputs.flatMap(({ target, schema }) => {
    const place = PLACES[target];
    if (!place) return [];
    const { properties = {}, required = [] } = schemaOf(schema, schemas) as {
      properties?: Json;
      required?: string[];
    };
    return Object.entries(properties).map(([name, property]) => ({
      in: place,
      name,
      required: place === 'path' || required.includes(name),
      schema: property,
    }));
  });
}

/** A described parameter comes after the one the path tells of, and replaces it. */
const isFirst = (parameter: Parameter, index: number, all: Parameter[]) =>
  all.findLastIndex(({ in: place, name }) => place === parameter.in && name === parameter.name) ===
  index;

const MEDIA: Record<string, string[]> = {
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  fields: ['application/json', 'multipart/form-data'],
};

function bodyOf(inputs: Operation['inputs'], schemas: Components): Json | undefined {
  const body = inputs.find(({ target }) => target in MEDIA);
  if (!body) return undefined;
  const schema = schemaOf(body.schema, schemas);
  return Object.fromEntries(MEDIA[body.target]!.map((media) => [media, { schema }]));
}

/** A schema as JSON Schema, with its named parts moved to the components. */
function schemaOf(schema: ZodType, schemas: Components): Json {
  const {
    $schema: _,
    $defs,
    ...written
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  for (const [name, part] of Object.entries($defs ?? {})) schemas[name] ??= refer(part);
  return refer(written);
}

const refer = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
