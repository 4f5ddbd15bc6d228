import { Button } from "#app/components/button.tsx";
import { dateText } from "#app/components/date-text.ts";
import { Table } from "#app/components/table.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { FormErrors } from "./contract-of-form.ts";
import { schedulePreview } from "./schedule-of-form.ts";
import { type ContractValues, MOST_WEEKS } from "./values.ts";

export function RampFields({ values, errors }: { values: ContractValues; errors: FormErrors }) {
  const text = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <div className="form">
      <div className="form-row">
        <TextField label="Weeks" inputMode="numeric" help={`At most ${MOST_WEEKS}.`} {...text("weekCount")} />
        <TextField label="Calibration weeks" inputMode="numeric" help="The first ones." {...text("calibrationWeeks")} />
      </div>
      <TextField
        label="Ramp"
        help="Units expected week by week: 2000, 5000, 10000. The last number goes on. Each week is due seven days after it begins; dates can be edited once the contract is there."
        {...text("ramp")}
      />
      <Preview values={values} />
      <div className="form-actions">
        <Button name="intent" value="preview" look="quiet">
          Preview the schedule
        </Button>
      </div>
    </div>
  );
}

function Preview({ values }: { values: ContractValues }) {
  const weeks = schedulePreview(values);
  if (!weeks) return null;
  const sum = weeks.reduce((total, { expectedUnits }) => total + expectedUnits, 0);
  return (
    <Table
      caption="Schedule"
      rows={weeks}
      rowKey={({ week }) => String(week)}
      columns={[
        { key: "week", header: "Week", render: ({ week }) => `Week ${week}` },
        { key: "phase", header: "Phase", render: ({ phase }) => phase },
        { key: "due", header: "Due", render: ({ dueAt }) => dateText(dueAt) },
        {
          key: "units",
          header: "Expected units",
          numeric: true,
          render: (week) => groupDigits(week.expectedUnits),
          total: groupDigits(sum),
        },
      ]}
    />
  );
}
