/** Which operation an address and a method mean. */
import type { Operation } from "./operation.ts";

/** Keys are `METHOD /path/{parameter}`. */
// biome-ignore lint/suspicious/noExplicitAny: each operation has types of its own, which only its handler knows
export type Operations = Readonly<Record<string, Operation<any, any, any, any>>>;

interface Place {
  segments: string[];
  path: string;
  methods: Map<string, Operations[string]>;
}

export interface Match {
  path: string;
  params: Record<string, string>;
  methods: ReadonlyMap<string, Operations[string]>;
}

/** Fixed words go before parameters. */
export function matcher(operations: Operations): (path: string) => Match | null {
  const places = new Map<string, Place>();
  for (const [key, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = key.split(" ");
    const place = places.get(path) ?? { segments: path.split("/").slice(1), path, methods: new Map() };
    place.methods.set(method, operation);
    places.set(path, place);
  }
  const fixedFirst = [...places.values()].sort((a, b) => parametersIn(a) - parametersIn(b));
  return (path) => {
    const words = path.split("/").slice(1);
    for (const { segments, path: template, methods } of fixedFirst) {
      const params = segments.length === words.length ? paramsOf(segments, words) : null;
      if (params) return { path: template, params, methods };
    }
    return null;
  };
}

function parametersIn({ path }: Place): number {
  return path.split("{").length - 1;
}

function paramsOf(segments: readonly string[], words: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const word = decodeURIComponent(words[i] ?? "");
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name !== undefined && word !== "") params[name] = word;
    else if (segment !== word) return null;
  }
  return params;
}
