import { Link } from "./link.tsx";

/** The scales and the name. */
export function Brand({ href = "/" }: { href?: string }) {
  return (
    <Link className="brand" href={href}>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        <path d="M9 1.5v14M5 16h8M2.5 5 9 3.2 15.5 5" strokeLinecap="round" />
        <path
          d="M0.8 10.2 2.6 5.4l1.8 4.8a1.8 1.8 0 0 1-3.6 0ZM13.6 10.2l1.8-4.8 1.8 4.8a1.8 1.8 0 0 1-3.6 0Z"
          strokeLinejoin="round"
        />
      </svg>
      Assay
    </Link>
  );
}
