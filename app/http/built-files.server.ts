/** Files of the build, sent as `app/compress.js` compressed them where the browser takes that. */
import { existsSync, readdirSync } from "node:fs";
import express, { type RequestHandler } from "express";
import { type Coding, codingFor, ENDINGS } from "./content-coding.ts";

interface Kept {
  maxAge: string;
  immutable?: boolean;
}

/** @param folder flat: what lies in folders of it is sent as it is. */
export function builtFiles(folder: string, kept: Kept): RequestHandler {
  const files = new Set(existsSync(folder) ? readdirSync(folder).map((name) => `/${name}`) : []);
  const serve = express.static(folder, { ...kept, index: false });
  const compressed = Object.fromEntries(
    Object.entries(ENDINGS).map(([coding, ending]) => [
      coding,
      compressedFiles(folder, coding as Coding, ending, kept),
    ]),
  ) as Record<Coding, RequestHandler>;
  return (request, response, next) => {
    const has = (ending: string) => files.has(request.path + ending);
    if (!Object.values(ENDINGS).some(has)) return serve(request, response, next);
    response.vary("Accept-Encoding");
    const coding = codingFor(request);
    if (coding === null || !has(ENDINGS[coding])) return serve(request, response, next);
    request.url = request.path + ENDINGS[coding];
    compressed[coding](request, response, next);
  };
}

/** Its size and time make the tag of a file, so that each form of it has its own. */
function compressedFiles(folder: string, coding: Coding, ending: string, kept: Kept): RequestHandler {
  return express.static(folder, {
    ...kept,
    index: false,
    setHeaders(response, path) {
      response.setHeader("Content-Encoding", coding);
      response.type(path.slice(0, -ending.length).replace(/^.*\./, "."));
    },
  });
}
