import { TextField } from "#app/components/text-field.tsx";
import { FEWEST_CHARACTERS } from "#app/people/passphrase-rules.ts";

/** @param email for whom; password managers then file it right. */
export function PassphraseFields({ errors, email = "" }: { errors: Record<string, string>; email?: string }) {
  return (
    <>
      {email !== "" && <input type="hidden" name="username" autoComplete="username" value={email} readOnly />}
      <TextField
        label="Passphrase"
        name="passphrase"
        type="password"
        autoComplete="new-password"
        help={`At least ${FEWEST_CHARACTERS} characters. Four words that have nothing to do with each other do well.`}
        error={errors.passphrase}
      />
      <TextField label="The same again" name="again" type="password" autoComplete="new-password" error={errors.again} />
    </>
  );
}
