/** What a page says on its console that nobody asked for. */
import type { ConsoleMessage, Page } from "playwright-core";

/**
 * The framework reports the read of an answer that it gave up itself, because the next one had been asked for meanwhile
 * (`fetchAndDecode` of Remix writes every fault of decoding, this one too).
 */
const isGivenUp = (message: ConsoleMessage) => message.text().startsWith("AbortError");

/** A refused form answers with 400, which the browser reports as an error of its own. */
const isRefusal = (message: ConsoleMessage) => message.text().includes("status of 400");

/** React 18 calls #345 a bug of its own: a page left while it is still being hydrated. */
const LEFT_WHILE_HYDRATING = "#345";

/** Errors and warnings of a page's console and its uncaught faults, each behind the address it was said at. Grows. */
export function complaintsOf(page: Page, complaints: string[] = []): string[] {
  page.on("console", (message) => {
    const isBad = message.type() === "error" || message.type() === "warning";
    if (isBad && !isGivenUp(message) && !isRefusal(message)) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    if (!error.message.includes(LEFT_WHILE_HYDRATING)) complaints.push(`${page.url()} ${error.message}`);
  });
  return complaints;
}
