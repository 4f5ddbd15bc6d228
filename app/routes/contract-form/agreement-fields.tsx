import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { FIRST_STAGES, STAGE_TEXT } from "#app/domain/stage.ts";
import { PAID_UNIT_MEANING, PAID_UNITS } from "#app/domain/unit.ts";
import type { FormErrors } from "./contract-of-form.ts";
import type { ContractValues } from "./values.ts";

export interface PolicyChoice {
  id: string;
  name: string;
  version: number;
}

interface AgreementFieldsProps {
  values: ContractValues;
  errors: FormErrors;
  vendors: readonly string[];
  policies: readonly PolicyChoice[];
  /** The vendor of a stored contract stays. */
  isStored: boolean;
}

export function AgreementFields({ values, errors, vendors, policies, isStored }: AgreementFieldsProps) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <div className="form">
      {isStored ? (
        <input type="hidden" name="vendor" value={values.vendor} />
      ) : (
        <VendorFields values={values} errors={errors} vendors={vendors} />
      )}
      <TextField label="Title" help="Unique for the vendor, e.g. General helpfulness, autumn." {...text("title")} />
      <SelectField
        label="Paid unit"
        help="What one paid unit is. It has to be declared: a ranking of four is one unit or six."
        {...text("unit")}
        choices={PAID_UNITS.map((unit) => ({ value: unit, label: `${unit}: ${PAID_UNIT_MEANING[unit]}` }))}
      />
      <div className="form-row">
        <TextField label="Committed units" inputMode="numeric" {...text("committedUnits")} />
        <TextField label="Currency" help="ISO 4217." maxLength={3} {...text("currency")} />
      </div>
      <div className="form-row">
        <TextField label="Start" type="date" help="First day of week 1." {...text("startsOn")} />
        <TextField
          label="Right to reject"
          inputMode="numeric"
          affix="days"
          help={
            values.rejectionTerm
              ? `A recorded term wins over this number: ${values.rejectionTerm}. It is changed under Terms.`
              : "From receipt; after that a delivery counts as accepted."
          }
          {...text("rejectionWindowDays")}
        />
      </div>
      <TextField
        label="Second approver above"
        inputMode="decimal"
        optional
        affix={values.currency || undefined}
        help="A decision that moves more money than this waits until a second person approves it. Empty: never."
        {...text("secondApproverAbove")}
      />
      {!isStored && (
        <SelectField
          label="Stage"
          help="Where it is in its life; moved on later, each time signed."
          {...text("stage")}
          choices={FIRST_STAGES.map((stage) => ({ value: stage, label: `${stage}: ${STAGE_TEXT[stage]}` }))}
        />
      )}
      <SelectField
        label="Policy"
        help="Its criteria give the recommendation. It can be changed later."
        {...text("policyId")}
        choices={[
          ...(isStored ? [] : [{ value: "", label: "Assay default" }]),
          ...policies.map(({ id, name, version }) => ({ value: id, label: `${name}, version ${version}` })),
        ]}
      />
    </div>
  );
}

function VendorFields({ values, errors, vendors }: Pick<AgreementFieldsProps, "values" | "errors" | "vendors">) {
  const newVendor = (
    <TextField
      label={vendors.length > 0 ? "New vendor" : "Vendor"}
      help={vendors.length > 0 ? "Used when no vendor is chosen above." : undefined}
      optional={vendors.length > 0}
      name="newVendor"
      defaultValue={values.newVendor ?? ""}
      error={errors.newVendor}
    />
  );
  if (vendors.length === 0) return newVendor;
  return (
    <div className="form-row">
      <SelectField
        label="Vendor"
        name="vendor"
        defaultValue={values.vendor ?? ""}
        error={errors.vendor}
        choices={[{ value: "", label: "a new vendor" }, ...vendors.map((name) => ({ value: name, label: name }))]}
      />
      {newVendor}
    </div>
  );
}
