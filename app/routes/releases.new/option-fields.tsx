import { ChoiceField } from "#app/components/choice-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { DEFAULT_SPLIT, TURN_CHOICES, TURN_POLICIES } from "#app/release/release-options.ts";
import {
  PAIRING_CHOICES,
  PAIRINGS,
  SOFT_LABEL_CHOICES,
  SOFT_LABELS,
  TIE_CHOICES,
  TIE_POLICIES,
} from "#app/release/training-pair.ts";
import type { ReleaseValues } from "./release-of-form.ts";

const share = `${DEFAULT_SPLIT.mostShare * 100} %`;

/** What rarely differs from one release to the next: open when something of it was changed or is wrong. */
export function OptionFields({
  values,
  errors,
}: {
  values?: ReleaseValues | undefined;
  errors: Record<string, string>;
}) {
  const choice = <T extends string>(list: readonly T[], choices: Record<T, { title: string; about: string }>) =>
    list.map((value) => ({ value, label: choices[value].title, help: choices[value].about }));
  return (
    <>
      <TextField
        label="Held out of each batch"
        name="heldOut"
        inputMode="numeric"
        affix="items"
        help={`For evaluation, in whole groups: a prompt, its near-duplicates and its conversation are never on both sides. At most ${share} of a batch; 0 for none.`}
        defaultValue={values?.heldOut ?? String(DEFAULT_SPLIT.heldOut)}
        error={errors.heldOut}
      />
      <ChoiceField
        label="Rankings, ratings and choices of more than two"
        name="pairing"
        type="radio"
        chosen={[values?.pairing || "all"]}
        error={errors.pairing}
        choices={choice(PAIRINGS, PAIRING_CHOICES)}
      />
      <ChoiceField
        label="Turns of one conversation"
        name="turns"
        type="radio"
        chosen={[values?.turns || "each"]}
        error={errors.turns}
        choices={choice(TURN_POLICIES, TURN_CHOICES)}
      />
      <ChoiceField
        label="Soft label"
        name="softLabel"
        type="radio"
        chosen={[values?.softLabel || "none"]}
        error={errors.softLabel}
        choices={choice(SOFT_LABELS, SOFT_LABEL_CHOICES)}
      />
      <ChoiceField
        label="Ties"
        name="ties"
        type="radio"
        chosen={[values?.ties || "drop"]}
        error={errors.ties}
        choices={choice(TIE_POLICIES, TIE_CHOICES)}
      />
      <TextField
        label="Seed"
        name="seed"
        inputMode="numeric"
        help="For what is drawn at random: the same seed draws the same."
        defaultValue={values?.seed ?? "1"}
        error={errors.seed}
      />
    </>
  );
}
