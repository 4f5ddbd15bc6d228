/** The end of a digest as mail programs ask for it: a POST to the address in List-Unsubscribe, RFC 8058. */
import type { NextFunction, Request, Response } from "express";
import type { Db } from "#db/client.server.ts";
import { followMailLink, mailLinkOf } from "./mail-token.server.ts";

/** The form is not read: what may be done stands in the address. Absent and done look alike to whoever guesses. */
export function oneClick(tools: { db: Db; settings: { keyFile: string }; now(): number }) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    response.locals.route = "digest-mail one-click";
    try {
      const link = await mailLinkOf(tools, String(request.params.token));
      if (link?.kind === "end") await followMailLink(tools, link);
      response.status(200).type("text").send("No more digests are sent to this address.\n");
    } catch (error) {
      next(error);
    }
  };
}
