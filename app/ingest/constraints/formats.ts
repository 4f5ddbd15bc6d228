/** Constraints on the shape of the response: lists, highlights, sections, JSON, a title, two responses. */
import { type Constraint, countArg, given, literally, plain, textArg } from "./constraint.ts";

const ANSWERS = ["My answer is yes.", "My answer is no.", "My answer is maybe."];

export const FORMATS: readonly Constraint[] = [
  {
    id: "detectable_format:number_bullet_lists",
    about: "exactly so many bullet points, * or -",
    args: ["num_bullets"],
    check: (args) =>
      given(countArg(args, "num_bullets"), (wanted) => (text) => text.split("\n").filter(isBullet).length === wanted),
  },
  plain("detectable_format:constrained_response", "one of “My answer is yes.”, “… no.”, “… maybe.”", (text) =>
    ANSWERS.some((answer) => text.includes(answer)),
  ),
  {
    id: "detectable_format:number_highlighted_sections",
    about: "at least so many passages *highlighted*",
    args: ["num_highlights"],
    check: (args) =>
      given(countArg(args, "num_highlights"), (wanted) => (text) => {
        const single = text.match(/\*[^\n*]*\*/g) ?? [];
        const double = text.match(/\*\*[^\n*]*\*\*/g) ?? [];
        const filled = [...single, ...double].filter((passage) => passage.replaceAll("*", "").trim() !== "");
        return filled.length >= wanted;
      }),
  },
  {
    id: "detectable_format:multiple_sections",
    about: "at least so many sections, each marked as “Section 1”",
    args: ["section_spliter", "num_sections"],
    check: (args) => {
      const mark = textArg(args, "section_spliter");
      if (mark === null) return null;
      return given(countArg(args, "num_sections"), (wanted) => (text) => {
        const marks = text.match(new RegExp(literally(mark.trim(), "", "\\s?\\d+").source, "gu"));
        return (marks?.length ?? 0) >= wanted;
      });
    },
  },
  plain("detectable_format:json_format", "the whole response is JSON", (text) => {
    const bare = text
      .trim()
      .replace(/^```(json)?/i, "")
      .replace(/```$/, "");
    try {
      JSON.parse(bare.trim());
      return true;
    } catch {
      return false;
    }
  }),
  plain("detectable_format:title", "a title in <<double angular brackets>>", (text) => text.split("\n").some(hasTitle)),
  plain("combination:two_responses", "two different responses, divided by ******", (text) => {
    const parts = text.split("******").map((part) => part.trim());
    const given = parts.filter((part) => part !== "");
    return !parts.slice(1, -1).includes("") && given.length === 2 && given[0] !== given[1];
  }),
  {
    id: "combination:repeat_prompt",
    about: "begins by repeating the request",
    args: ["prompt_to_repeat"],
    check: (args) =>
      given(textArg(args, "prompt_to_repeat"), (prompt) => {
        const beginning = prompt.trim().toLowerCase();
        return (text) => text.trim().toLowerCase().startsWith(beginning);
      }),
  },
];

function isBullet(line: string): boolean {
  const start = line.trimStart();
  return start.startsWith("-") || /^\*[^*]/.test(start);
}

function hasTitle(line: string): boolean {
  const [start, end] = [line.indexOf("<<"), line.lastIndexOf(">>")];
  return start >= 0 && end > start && line.slice(start, end).replace(/^<+/, "").trim() !== "";
}
