import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { TextField } from "#app/components/text-field.tsx";

interface WeekChoiceProps {
  role: string;
  monday: string;
  neighbours: { before: string; after: string | null };
}

/** The week before, the week after, or the one that a day lies in. */
export function WeekChoice({ role, monday, neighbours: { before, after } }: WeekChoiceProps) {
  return (
    <Form method="get" className="form-row">
      <input type="hidden" name="role" value={role} />
      <TextField label="The week of" name="week" type="date" defaultValue={monday} key={monday} />
      <div className="form-actions">
        <Button look="quiet">Show</Button>
        <Link href={`/digest?role=${role}&week=${before}`}>The week before</Link>
        {after && <Link href={`/digest?role=${role}&week=${after}`}>The week after</Link>}
      </div>
    </Form>
  );
}
