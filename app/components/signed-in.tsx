import { Link } from "./link.tsx";

/** At the foot of the navigation: who is signed in, the way to the account, and the way out. */
export function SignedIn({ name, role }: { name: string; role: string }) {
  return (
    <div className="signed-in">
      <Link href="/account">{name}</Link>
      <span className="faint">{role}</span>
      <form method="post" action="/sign-out">
        <button type="submit" className="button quiet small">
          Sign out
        </button>
      </form>
    </div>
  );
}
