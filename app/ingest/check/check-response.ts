/** One response of an item. Paths are built only for what is wrong: the usual response costs no string. */

import { checkTextOrMessages } from "./check-messages.ts";
import { checkOptionalName, isCleanText } from "./check-text.ts";
import type { Faults } from "./faults.ts";
import { forgetNulls, isPlainObject } from "./plain-object.ts";

/** `constraints` is the number of constraints of the item, -1 when it has none. */
export function checkResponse(response: unknown, index: number, constraints: number, faults: Faults): void {
  if (!isPlainObject(response)) {
    faults.addType(`responses[${index}]`, "an object with text", response);
    return;
  }
  forgetNulls(response);
  const { text, model, params, verified } = response;
  if (typeof text !== "string" || !isCleanText(text)) checkTextOrMessages(text, `responses[${index}].text`, faults);
  if (model !== undefined) checkOptionalName(model, MODEL_FIELDS[index] ?? "responses.model", faults);
  if (params !== undefined && !isPlainObject(params)) faults.addType(`responses[${index}].params`, "an object", params);
  if (verified !== undefined) checkVerified(verified, index, constraints, faults);
}

const MODEL_FIELDS = Array.from({ length: 64 }, (_, index) => `responses[${index}].model`);

function checkVerified(verified: unknown, index: number, constraints: number, faults: Faults): void {
  const field = `responses[${index}].verified`;
  if (!Array.isArray(verified) || verified.some((verdict) => typeof verdict !== "boolean")) {
    faults.addType(field, "a list of true and false", verified);
    return;
  }
  if (verified.length !== Math.max(0, constraints))
    faults.add(field, "verified", `${verified.length} verdicts for ${Math.max(0, constraints)} constraints.`);
}
