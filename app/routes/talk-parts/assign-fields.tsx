import { SignedBy } from "#app/components/signed-by.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FieldsProps } from "./comment-fields.tsx";

export function AssignFields({ values, errors }: FieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <TextField label="What is to be done" {...field("task")} />
      <TextField label="By whom" {...field("assignee")} />
      <TextField
        label="Due on"
        type="date"
        help="It is overdue when this day has ended in the contract’s time zone."
        {...field("dueOn")}
      />
      <SignedBy label="Your name" {...field("author")} />
    </>
  );
}
