import { ChoiceField } from "#app/components/choice-field.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { JUDGMENT_KINDS, type JudgmentKind } from "#app/domain/strength.ts";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

const KIND_TITLES: Record<JudgmentKind, string> = {
  likert: "pairwise, Likert scale",
  choice: "forced choice between responses",
  strength: "pairwise, signed strength",
  rating: "rating of each response",
  ranking: "ranking of several responses",
  thumbs: "thumbs up or down",
  edit: "edited response",
  spans: "marked spans",
  critique: "written critique",
};

export function FeedbackFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <div className="form-row">
        <SelectField
          label="Feedback"
          {...text("feedbackKind")}
          choices={JUDGMENT_KINDS.map((kind) => ({ value: kind, label: KIND_TITLES[kind] }))}
        />
        <TextField
          label="Scale"
          optional
          help="Likert: points (5). Choice: degrees (3), or empty. Strength: the largest number (3). Rating: from-to (1-5). Ranking: how many responses."
          {...text("feedbackScale")}
        />
      </div>
      <TextField
        label="Rated attributes"
        optional
        help="Of ratings, with commas: helpfulness, accuracy."
        {...text("feedbackAttributes")}
      />
      <div className="form-row">
        <ChoiceField
          type="checkbox"
          name="feedbackTies"
          label="Ties"
          choices={[{ value: "on", label: "A forced choice may be a tie" }]}
          chosen={values.feedbackTies ? ["on"] : []}
        />
        <ChoiceField
          type="checkbox"
          name="feedbackBothBad"
          label="Both bad"
          choices={[{ value: "on", label: "Both responses may be refused" }]}
          chosen={values.feedbackBothBad ? ["on"] : []}
        />
      </div>
    </>
  );
}
