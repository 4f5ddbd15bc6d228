import { useState } from "react";
import { operatingOf } from "#app/calibration/operating-points.ts";
import { Button } from "#app/components/button.tsx";
import { ChoiceField } from "#app/components/choice-field.tsx";
import { OperatingCurve } from "#app/components/operating-curve.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { withParams } from "#app/components/with-params.ts";
import { KEY_MATCH_WORDS, KEY_MATCHES } from "#app/domain/pass-rule.ts";
import { type RuleValues, ruleOfValues } from "./rule-of-form.ts";

interface RuleFieldsProps {
  values: RuleValues;
  errors: Partial<Record<string, string>>;
  domains?: readonly { n: number }[];
  /** Gives the curve of the rule in its query as a file. */
  csvPath: string;
}

/** The rule, and beside it what it does: at once with scripts, by a button without. */
export function RuleFields({ values, errors, domains = [], csvPath }: RuleFieldsProps) {
  const [typed, setTyped] = useState(values);
  const change = (name: keyof RuleValues) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((before) => ({ ...before, [name]: value }));
  };
  return (
    <div className="form wide">
      <div className="form-row">
        <TextField
          label="Right answers needed"
          name="atLeast"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.atLeast}
          onChange={change("atLeast")}
          error={errors.atLeast}
        />
        <TextField
          label="Of how many items"
          name="of"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.of}
          onChange={change("of")}
          error={errors.of}
        />
        <TextField
          label="In every domain at least"
          name="domainShare"
          inputMode="decimal"
          autoComplete="off"
          affix="%"
          optional
          help="Stops those who are good on average and lost in one domain."
          defaultValue={values.domainShare}
          onChange={change("domainShare")}
          error={errors.domainShare}
        />
      </div>
      <ChoiceField
        label="An answer is right when it is"
        name="match"
        type="radio"
        chosen={[values.match]}
        error={errors.match}
        choices={KEY_MATCHES.map((value) => ({
          value,
          label: KEY_MATCH_WORDS[value].title,
          help: KEY_MATCH_WORDS[value].help,
        }))}
      />
      <Operating values={typed} domains={domains} csvPath={csvPath} />
      <noscript>
        <Button look="quiet" name="intent" value="preview">
          Show what the rule does
        </Button>
      </noscript>
    </div>
  );
}

interface OperatingProps extends Pick<RuleFieldsProps, "csvPath"> {
  values: RuleValues;
  domains: readonly { n: number }[];
}

function Operating({ values, domains, csvPath }: OperatingProps) {
  const { rule } = ruleOfValues(values);
  if (!rule)
    return <p className="sub">Name how many of how many must be right, and what the rule does is shown here.</p>;
  const csvHref = csvPath + withParams("", { ...values });
  return <RuleCurve rule={rule} domains={domains} csvHref={csvHref} />;
}

interface RuleCurveProps {
  rule: NonNullable<ReturnType<typeof ruleOfValues>["rule"]>;
  domains: readonly { n: number }[];
  csvHref: string;
}

export function RuleCurve({ rule, domains, csvHref }: RuleCurveProps) {
  const { points, sentence, leftOut, suggestion } = operatingOf(rule, domains);
  return (
    <OperatingCurve
      finding={sentence}
      sub={["chance of passing by true accuracy, exact binomial", leftOut, suggestion].filter(Boolean).join(". ")}
      csvHref={csvHref}
      points={points}
      line={rule.atLeast / rule.of}
      lineLabel={`${rule.atLeast} of ${rule.of}`}
    />
  );
}
