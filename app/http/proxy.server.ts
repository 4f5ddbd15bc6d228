/** What a proxy in front says of the client is believed of the proxies that a setting names, and of nobody else. */
import type { Express, NextFunction, Request, Response } from "express";
import type { Settings } from "#app/settings.server.ts";

type ProxySettings = Pick<Settings, "proxies" | "publicUrl">;

/** Before anything that asks for the client's address, the host or the scheme. */
export function trustProxies(app: Express, { proxies }: ProxySettings): void {
  app.set("trust proxy", proxies.length > 0 ? [...proxies] : false);
  const isTrusted = app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isTrusted(request.socket.remoteAddress ?? "", 0)) {
      response.locals.unnamedProxy = request.headers["x-forwarded-host"] !== undefined;
      // Not the chain of addresses: that somebody is in between keeps figures of this machine from being given away.
      for (const name of ["x-forwarded-host", "x-forwarded-proto", "forwarded"]) delete request.headers[name];
    }
    next();
  });
}

/** Whether it came over TLS, as far as the browser is concerned: then cookies and the browser are kept to it. */
export function isOverTls(request: Request, { publicUrl }: ProxySettings): boolean {
  return request.secure || publicUrl?.startsWith("https:") === true;
}

/** Whether the host of an Origin header is this server, under the name it was asked by or its public one. */
export function isOwnHost(host: string, request: Request, { publicUrl }: ProxySettings): boolean {
  const asked = request.headers["x-forwarded-host"] ?? request.headers.host;
  return host === asked || (publicUrl !== null && host === new URL(publicUrl).host);
}
