/** Renders a page into an answer; the wait for what comes late begins only once there is a page. */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { ReactNode } from "react";
import { renderToPipeableStream } from "react-dom/server";

interface Rendering {
  nonce: string;
  status: number;
  headers: Headers;
  /** Answer only once everything is there, for readers that run no scripts. */
  whole: boolean;
  /** Milliseconds after which the parts that are still missing keep what stands in for them. */
  patience: number;
}

/** Says to React, and to `onError`, that nothing failed: a part was late. */
const LATE = new Error("late");

/**
 * A page that is slow, because the machine is, is late and no failure: without its frame nothing is given up, and a part
 * that stays out leaves the status as it is.
 */
export function renderPage(page: ReactNode, { nonce, status, headers, whole, patience }: Rendering): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = status;
    let giveUp = { stop() {} };
    const respond = () => {
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        giveUp = whenLate(patience, () => abort(LATE));
        if (!whole) respond();
      },
      onAllReady() {
        giveUp.stop();
        // Giving up on a part calls this before React has put the part away.
        if (whole) setImmediate(respond);
      },
      onShellError: reject,
      onError(error) {
        if (error !== LATE) failed = 500;
      },
    });
  });
}

/** Counted in ten turns, so that time in which the process could do nothing is not taken for patience. */
function whenLate(patience: number, late: () => void): { stop(): void } {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
    if (turns < 10) return;
    clearInterval(timer);
    late();
  }, patience / 10).unref();
  return { stop: () => clearInterval(timer) };
}
