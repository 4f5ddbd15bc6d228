import { SelectField } from "#app/components/select-field.tsx";
import { TextAreaField, TextField } from "#app/components/text-field.tsx";
import { ADD_REASON, ADD_SLICE, addField } from "#app/review/add-rule.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { RULE_FORMS, type RuleField, type RuleForm } from "#app/review/rule-form.ts";
import { PreviewButton } from "./preview-button.tsx";
import { SliceOfRule } from "./slice-of-rule.tsx";

export interface AddRuleProps {
  page: DecidePage;
  values: URLSearchParams;
  errors: Record<string, string>;
}

/** The slice and the reason once, then a fold per kind of rule; its button adds the rule to the address, with JavaScript or without. */
export function AddRuleForms(props: AddRuleProps) {
  return (
    <div className="rule-forms">
      <h3>Add a rule</h3>
      <SliceOfRule prefix={ADD_SLICE} page={props.page} values={props.values} />
      <TextField
        label="Why this rule"
        name={ADD_REASON}
        optional
        defaultValue={props.values.get(ADD_REASON) ?? ""}
        error={props.errors[ADD_REASON]}
        help="Left empty: what stands as the reason of the decision."
      />
      {RULE_FORMS.map((form) => (
        <OneForm key={form.action} form={form} {...props} />
      ))}
    </div>
  );
}

function OneForm({ form, values, errors }: AddRuleProps & { form: RuleForm }) {
  const name = (field: string) => addField(form.action, field);
  const isOpen = Object.keys(errors).some((field) => field.startsWith(name("")));
  return (
    <details open={isOpen}>
      <summary>{form.title}</summary>
      <div className="form wide">
        <p className="help">{form.about}</p>
        {form.fields.length > 0 && (
          <div className="form-row">
            {form.fields.map((field) => (
              <Control key={field.name} field={field} name={name(field.name)} values={values} errors={errors} />
            ))}
          </div>
        )}
        <div>
          <PreviewButton name="add" value={form.action}>
            Add: {form.title.toLowerCase()}
          </PreviewButton>
        </div>
      </div>
    </details>
  );
}

interface ControlProps {
  field: RuleField;
  name: string;
  values: URLSearchParams;
  errors: Record<string, string>;
}

function Control({ field: { kind, label, help, choices = [], value }, name, values, errors }: ControlProps) {
  const shared = { label, name, help, defaultValue: values.get(name) ?? value, error: errors[name] };
  if (kind === "select") return <SelectField {...shared} choices={choices} />;
  if (kind === "lines") return <TextAreaField {...shared} rows={4} />;
  return <TextField {...shared} inputMode="decimal" />;
}
