/** The shape of a contract as JSON: what `assay contract create --file contract.json` and the contract form send. */
import { z } from "zod";
import { WEEKDAYS } from "./contract-calendar.ts";
import { feedbackSchema } from "./feedback.ts";
import { MIX_DIMENSIONS } from "./mix.ts";
import { isCurrency } from "./money.ts";
import { policySchema } from "./policy.ts";
import { PHASES } from "./states.ts";
import { PAID_UNITS } from "./unit.ts";
import { isTimeZone } from "./wall-clock.ts";

const said = (text: string) => z.string({ error: text }).trim().min(1, text);
const count = (name: string, least: number) =>
  z.int({ error: `${name} is a whole number.` }).min(least, `${name} is at least ${least}.`);
const percent = (name: string) =>
  z
    .number({ error: `${name} is a number of per cent.` })
    .min(0, `${name} is at least 0 %.`)
    .max(1000, `${name} is at most 1,000 %.`)
    .refine((value) => Number.isInteger(Number((value * 100).toFixed(6))), `${name} has at most two decimals.`);
/** An amount in the contract's currency. Text is exact; a JSON number is read as it is written. */
const amount = z.union([z.string(), z.number()], { error: 'An amount is text such as "5.00".' }).transform(String);

export const contractFileSchema = z.strictObject({
  vendor: said("Name the vendor."),
  title: said("Give the contract a title."),
  currency: z
    .string({ error: "Give the currency as an ISO 4217 code, such as USD." })
    .refine(isCurrency, "Give the currency as an ISO 4217 code, such as USD."),
  unit: z.enum(PAID_UNITS, { error: `unit is one of ${PAID_UNITS.join(", ")}.` }),
  committedUnits: count("committedUnits", 1),
  /** Price of the committed units together. Without it the tiers alone price the contract. */
  total: amount.optional(),
  /** May be left out when there is a total: every unit then costs the same. */
  tiers: z
    .array(
      z.strictObject({
        /** Only units of this domain, only of weeks in this phase: the most specific tier prices a unit. */
        domain: said("Name the domain, or leave it out.").optional(),
        phase: z.enum(PHASES, { error: `phase is one of ${PHASES.join(", ")}.` }).optional(),
        fromUnit: count("fromUnit", 1),
        toUnit: count("toUnit", 1).optional(),
        unitPrice: amount,
      }),
    )
    .optional(),
  firstBatchDiscount: z
    .strictObject({
      percent: z
        .number({ error: "percent is a number." })
        .min(0, "A discount is at least 0 %.")
        .max(100, "A discount is at most 100 %.")
        .refine(
          (percent) => Number.isInteger(Number((percent * 100).toFixed(6))),
          "A discount has at most two decimals.",
        ),
      upToUnits: count("upToUnits", 1),
    })
    .optional(),
  /** Per cent of a week's units: how many may be missing before it is short (5 when left out), how many beyond are paid (all). */
  tolerance: z
    .strictObject({
      under: percent("under").max(100, "under is at most 100 %.").optional(),
      over: percent("over").optional(),
    })
    .optional(),
  startsOn: said("Give the start as YYYY-MM-DD."),
  weeks: z
    .array(
      z.strictObject({
        week: count("week", 1),
        phase: z.enum(PHASES, { error: `phase is one of ${PHASES.join(", ")}.` }),
        dueOn: said("Give the due day as YYYY-MM-DD."),
        expectedUnits: count("expectedUnits", 0),
        instructionVersion: z.string().trim().min(1).optional(),
      }),
    )
    .optional(),
  /** Expected units per week, instead of `weeks`: each week is then due seven days after it begins. */
  ramp: z.array(count("A week's units", 0)).min(1, "A ramp has at least one week.").optional(),
  calibrationWeeks: count("calibrationWeeks", 0).optional(),
  feedback: feedbackSchema,
  approvedModels: z
    .array(
      z.union([
        said("Name the model."),
        z.strictObject({
          model: said("Name the model."),
          fromWeek: count("fromWeek", 1).optional(),
          toWeek: count("toWeek", 1).optional(),
        }),
      ]),
    )
    .default([]),
  /** What the register knows of model versions: it goes into force with the contract. */
  checkpoints: z
    .array(
      z.strictObject({
        model: said("Name the model."),
        family: said("Name the family.").optional(),
        order: count("order", 1).optional(),
        about: z.string().trim().optional(),
        endpoint: z.string().trim().optional(),
        /** Days (YYYY-MM-DD, inclusive) on which it may be collected with; left out, the weeks of approvedModels hold. */
        approved: z.array(z.strictObject({ from: z.string().optional(), to: z.string().optional() })).optional(),
      }),
    )
    .optional(),
  /** Agreed shares of strata, each give or take its tolerance. */
  mix: z
    .array(
      z.strictObject({
        dimension: z.enum(MIX_DIMENSIONS, { error: `dimension is one of ${MIX_DIMENSIONS.join(", ")}.` }),
        stratum: said("Name the stratum."),
        share: z
          .number({ error: "share is a number." })
          .min(0, "A share is at least 0.")
          .max(1, "A share is at most 1."),
        tolerance: z
          .number({ error: "tolerance is a number." })
          .min(0, "A tolerance is at least 0.")
          .max(1, "A tolerance is at most 1."),
      }),
    )
    .optional(),
  rejectionWindowDays: count("rejectionWindowDays", 0),
  /** In whose days it counts; UTC when left out. */
  timeZone: z
    .string({ error: "Give the time zone as an IANA name, such as Europe/Berlin." })
    .trim()
    .refine(isTimeZone, "Give the time zone as an IANA name, such as Europe/Berlin or UTC.")
    .optional(),
  /** Days off each week; Saturday and Sunday when left out. */
  weekend: z
    .array(z.enum(WEEKDAYS, { error: `A day off is one of ${WEEKDAYS.join(", ")}.` }))
    .max(WEEKDAYS.length - 1, "A week needs a working day.")
    .optional(),
  /** Dated days on which nobody works. */
  holidays: z.array(said("Give a holiday as YYYY-MM-DD.")).optional(),
  /** A decision that moves more money than this waits for a second person. Left out: never. */
  secondApproverAbove: amount.optional(),
  policy: policySchema.optional(),
});

/** As written, before the rules between the fields are checked. */
export type ContractFile = z.infer<typeof contractFileSchema>;
