import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { FormErrors } from "#app/components/form-errors.tsx";
import type { SetUp } from "#app/people/second-factor.server.ts";
import { CodeField } from "../people-parts/code-field.tsx";

export function SetUpForm({ setUp: { qr, secret, sealed }, error }: { setUp: SetUp; error: string | undefined }) {
  return (
    <Form method="post" className="form" noValidate>
      <FormErrors count={error ? 1 : 0} />
      <p>Scan this with an authenticator app, or type the secret into it; then give the code it shows.</p>
      {/* Black on white in both themes: cameras read nothing else well. */}
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="QR code of the secret below">
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        Secret <code className="command">{secret}</code>
      </p>
      <input type="hidden" name="setup" value={sealed} />
      <CodeField help="Six digits; they change every 30 seconds." error={error} />
      <FormActions>
        <Button name="intent" value="confirm-second-factor">
          Confirm
        </Button>
      </FormActions>
    </Form>
  );
}
