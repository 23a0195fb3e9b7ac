import { registerHooks } from 'node:module';

/*
 * Node reads the package.json of a package anew for each of its modules. Drizzle's has 179 kB, mostly exports, and more
 * than 200 modules are loaded: without this, importing them takes 0.7 s of CPU and leaves 100 MB more in use.
 */
const INSIDE_DRIZZLE = /\/node_modules\/drizzle-orm\/.*\.js$/;
const DRIZZLE = /^drizzle-orm(\/|$)/;

const resolved = new Map();

function resolve(specifier, context, resolveByNode) {
  if (!context.conditions.includes('import')) return resolveByNode(specifier, context);
  if (specifier.startsWith('.') && INSIDE_DRIZZLE.test(context.parentURL)) {
    return {
      url: new URL(specifier, context.parentURL).href,
      format: 'module',
      shortCircuit: true,
    };
  }
  if (!DRIZZLE.test(specifier)) return resolveByNode(specifier, context);
  if (!resolved.has(specifier)) resolved.set(specifier, resolveByNode(specifier, context));
  return { ...resolved.get(specifier), shortCircuit: true };
}

registerHooks({ resolve });
