/** Marked passages: offsets in Unicode code points of the response's text, and a quote that must be what stands there. */

import { checkIndex } from "./check-index.ts";
import { checkOptionalName, checkOptionalText } from "./check-text.ts";
import type { Faults } from "./faults.ts";
import { forgetNulls, isPlainObject } from "./plain-object.ts";

export function checkSpans(
  judgment: Record<string, unknown>,
  index: number,
  responses: unknown[],
  faults: Faults,
): void {
  const { spans } = judgment;
  if (!Array.isArray(spans)) {
    faults.addType(`judgments[${index}].spans`, "a list", spans);
    return;
  }
  for (const [at, span] of spans.entries()) {
    const field = `judgments[${index}].spans[${at}]`;
    if (isPlainObject(span)) checkSpan(span, field, responses, faults);
    else faults.addType(field, "an object", span);
  }
}

function checkSpan(span: Record<string, unknown>, field: string, responses: unknown[], faults: Faults): void {
  forgetNulls(span);
  const { start, end, category, severity, quote } = span;
  checkOptionalName(category, `${field}.category`, faults);
  if (category === undefined) faults.addType(`${field}.category`, "a string", undefined);
  if (severity !== undefined && typeof severity !== "string" && typeof severity !== "number")
    faults.addType(`${field}.severity`, "a string or a number", severity);
  checkOptionalText(quote, `${field}.quote`, faults);
  if (typeof start !== "number") {
    faults.addType(`${field}.start`, "a number", start);
    return;
  }
  if (typeof end !== "number") {
    faults.addType(`${field}.end`, "a number", end);
    return;
  }
  if (!checkIndex(span.response, responses.length, `${field}.response`, faults)) return;
  const fault = placeFault(start, end, quote, textOf(responses[span.response as number]));
  if (fault) faults.add(field, "span", fault);
}

function placeFault(start: number, end: number, quote: unknown, text: string | null): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start)
    return `start ${start} and end ${end} enclose no text.`;
  // A response of several messages has no single text to measure in.
  if (text === null) return null;
  const points = Array.from(text);
  if (end > points.length) return `end ${end} lies past the response's ${points.length} code points.`;
  if (typeof quote !== "string" || points.slice(start, end).join("") === quote) return null;
  return "The quote is not the text at start…end; offsets count Unicode code points from 0.";
}

function textOf(response: unknown): string | null {
  return isPlainObject(response) && typeof response.text === "string" ? response.text : null;
}
