import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not here yet, as a sentence. */
  title: string;
  /** The next step. */
  children?: ReactNode;
  /** The command that does it. */
  command?: string;
  /** The button or link that does it. */
  action?: ReactNode;
}

export function EmptyState({ title, children, command, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="title">{title}</p>
      {children && <p>{children}</p>}
      {command && <code className="command">{command}</code>}
      {action}
    </div>
  );
}
