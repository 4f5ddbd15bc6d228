import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** The markup a reader without JavaScript gets. */
export function markup(element: ReactElement): string {
  return renderToStaticMarkup(element);
}

/** Its text alone; narrow no-break spaces as "_" so that expectations can be read. */
export function words(element: ReactElement): string {
  return markup(element)
    .replace(/<[^>]*>/g, "")
    .replace(/\u202f/g, "_")
    .replace(/&#x27;/g, "'");
}
