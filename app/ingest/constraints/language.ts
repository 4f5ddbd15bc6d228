import { LANGUAGES, primaryTag } from "#app/domain/languages.ts";
import { type Constraint, textArg } from "./constraint.ts";

export const LANGUAGE: readonly Constraint[] = [
  {
    id: "language:response_language",
    about: "the whole response is in the language",
    args: ["language"],
    check: (args) => {
      const tag = primaryTag(textArg(args, "language") ?? "");
      if (tag === "" || !LANGUAGES.some((known) => known === tag)) return null;
      return (_, language) => (language === null ? null : language === tag);
    },
  },
];
