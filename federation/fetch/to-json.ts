/** The JSON of an answer. Undefined when it is none. */
export function toJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
