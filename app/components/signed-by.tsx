import { createContext, useContext } from "react";
import { FieldError } from "./field.tsx";
import { TextField, type TextFieldProps } from "./text-field.tsx";

const Signer = createContext<string | null>(null);

/** Lets root say who is signed in. */
export const SignerProvider = Signer.Provider;

/** Under a form that is signed: the name of the account, which the server puts there whatever is sent. */
export function SignedBy(props: TextFieldProps) {
  const signer = useContext(Signer);
  if (signer === null) return <TextField {...props} />;
  const { name, help, error } = props;
  return (
    <div className="field signed-by">
      <p>
        <span className="faint">Signed by</span> <b>{signer}</b>
      </p>
      <input type="hidden" name={name} value={signer} readOnly />
      {help && <p className="help">{help}</p>}
      {error && <FieldError id={`${name}-error`} message={error} />}
    </div>
  );
}
