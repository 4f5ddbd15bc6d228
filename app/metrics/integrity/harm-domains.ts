/** Domains whose name says that their prompts are not benign: nothing else in a delivery tells. */

/** As the formula lists them. */
export const HARM_WORDS = "safety, unsafe, harm, harmful, harmless, toxic, jailbreak or red team";

const NAMES_HARM =
  /(?<![a-z])(safety|unsafe|harm(s|ful|fulness|less|lessness)?|toxic(ity)?|jailbreak(s|ing)?|red[^a-z]?team(s|ing)?)(?![a-z])/i;

/** @example namesHarm("red-teaming") // true; namesHarm("pharmacy") // false */
export function namesHarm(domain: string): boolean {
  return NAMES_HARM.test(domain);
}
