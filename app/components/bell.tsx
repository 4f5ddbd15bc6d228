import { groupDigits } from "#app/domain/figure.ts";
import { Link } from "./link.tsx";

export interface Bell {
  href: string;
  unread: number;
  current?: boolean;
}

const MOST_SHOWN = 99;

/** The way to the notifications, with how many are new. */
export function BellLink({ href, unread, current }: Bell) {
  const name = unread === 0 ? "Notifications, none new" : `Notifications, ${groupDigits(unread)} new`;
  return (
    <Link
      className={unread > 0 ? "bell has-new" : "bell"}
      href={href}
      aria-label={name}
      aria-current={current ? "page" : undefined}
    >
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4Z" fill={unread > 0 ? "currentColor" : "none"} />
        <path d="M6.5 13.5a1.6 1.6 0 0 0 3 0" strokeLinecap="round" />
      </svg>
      {unread > 0 && (unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread)}
    </Link>
  );
}
