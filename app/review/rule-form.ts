/** The fields by which each kind of rule is added to a decision; the form, its errors and the rule derive from this list. */
import { namedNumbers } from "./named-numbers.ts";
import { MAX_WEIGHT, MIN_WEIGHT, type Rule } from "./rules.ts";
import { CAP_ABOUT, CAP_TITLE } from "./weight-rules/cap.ts";
import { FACTOR_KINDS } from "./weight-rules/index.ts";
import { STRATA_DIMENSIONS } from "./weight-rules/strata.ts";

export interface RuleField {
  /** Of the rule, too: what is wrong with it is said beside this field. */
  name: string;
  label: string;
  kind: "text" | "select" | "lines";
  choices?: readonly { value: string; label: string }[];
  /** What stands in it at first. */
  value: string;
  help?: string;
}

export interface RuleForm {
  action: Rule["action"];
  title: string;
  about: string;
  fields: readonly RuleField[];
  /** The rule's own fields, without slice and reason. */
  body(get: (name: string) => string): object;
}

const numberOf = (text: string) => (text.trim() === "" ? undefined : Number(text.trim().replace(/^×\s*/, "")));
const weightField = (name: string, label: string, value: string, help?: string): RuleField => ({
  name,
  label,
  kind: "text",
  value,
  help,
});
const least = (value: string) => weightField("least", "Least factor", value, `From ${MIN_WEIGHT}.`);
const most = (value: string) => weightField("most", "Most factor", value, `To ${MAX_WEIGHT}.`);
const bounds = (get: (name: string) => string) => ({ least: numberOf(get("least")), most: numberOf(get("most")) });

const FIXED: readonly RuleForm[] = [
  {
    action: "exclude",
    title: "Leave out",
    about: "Neither trained on nor paid for while it is out.",
    fields: [],
    body: () => ({}),
  },
  {
    action: "weight",
    title: "A fixed weight",
    about: "The same weight for every judgment named. Where several meet, the lowest holds.",
    fields: [weightField("weight", "Weight", "0.5", `0, or ${MIN_WEIGHT} to ${MAX_WEIGHT}.`)],
    body: (get) => ({ weight: numberOf(get("weight")) }),
  },
];

type FieldsAndBody = Pick<RuleForm, "fields" | "body">;

const OF_FACTORS: Record<string, FieldsAndBody> = {
  strength: {
    fields: [
      {
        name: "points",
        label: "Weights by strength",
        kind: "lines",
        value: "0 = 0.25\n0.34 = 0.5\n0.67 = 1",
        help: "One strength (0 to 1) and its weight a line.",
      },
      {
        name: "shape",
        label: "Between them",
        kind: "select",
        choices: [
          { value: "steps", label: "steps: each holds up to the next" },
          { value: "line", label: "a straight line" },
        ],
        value: "steps",
      },
    ],
    body: (get) => ({
      shape: get("shape"),
      points: namedNumbers(get("points")).map(([strength, weight]) => ({ strength: Number(strength), weight })),
    }),
  },
  reliability: {
    fields: [
      {
        name: "by",
        label: "Skill from",
        kind: "select",
        choices: [
          { value: "agreement", label: "who agrees with whom (Dawid-Skene)" },
          { value: "gold", label: "gold accuracy, shrunken" },
        ],
        value: "agreement",
      },
      least("0.25"),
      most("1.5"),
    ],
    body: (get) => ({ by: get("by"), ...bounds(get) }),
  },
  confidence: { fields: [least("0.1")], body: (get) => ({ least: numberOf(get("least")) }) },
  duplicates: { fields: [], body: () => ({}) },
  turns: { fields: [], body: () => ({}) },
  "checkpoint-age": {
    fields: [weightField("halfLife", "Half-life in checkpoints", "1")],
    body: (get) => ({ halfLife: numberOf(get("halfLife")) }),
  },
  strata: {
    fields: [
      {
        name: "dimension",
        label: "Shares of",
        kind: "select",
        choices: STRATA_DIMENSIONS.map(({ id, title }) => ({ value: id, label: title })),
        value: "domain",
      },
      {
        name: "shares",
        label: "Target shares",
        kind: "lines",
        value: "",
        help: "One stratum and its share a line, such as: code = 30 %. Those not named share the rest.",
      },
      least("0.3"),
      most("3"),
    ],
    body: (get) => ({
      dimension: get("dimension"),
      shares: namedNumbers(get("shares")).map(([stratum, share]) => ({ stratum, share })),
      ...bounds(get),
    }),
  },
};

export const RULE_FORMS: readonly RuleForm[] = [
  ...FIXED,
  ...FACTOR_KINDS.map(({ action, title, about }): RuleForm => {
    const own = OF_FACTORS[action] as FieldsAndBody;
    return { action: action as Rule["action"], title, about, ...own };
  }),
  {
    action: "cap",
    title: CAP_TITLE,
    about: CAP_ABOUT,
    fields: [weightField("least", "Least weight", ""), weightField("most", "Most weight", "1.5")],
    body: bounds,
  },
];
