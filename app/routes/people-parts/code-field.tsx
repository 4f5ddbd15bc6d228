import { TextField } from "#app/components/text-field.tsx";

interface CodeFieldProps {
  help?: string;
  error?: string;
}

/** For the six digits of an app, or a recovery code where one serves. */
export function CodeField({ help, error }: CodeFieldProps) {
  return (
    <TextField
      label="Code of the second factor"
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      help={help}
      error={error}
    />
  );
}
