import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { UserShown } from "#app/people/people-page.server.ts";

export function PeopleTable({ users, now }: { users: readonly UserShown[]; now: number }) {
  return (
    <Table
      caption="Accounts"
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", header: "Name", render: ({ id, name }) => <Link href={`/people/${id}`}>{name}</Link> },
        { key: "email", header: "E-mail address", render: ({ email }) => email },
        { key: "role", header: "Role", render: roleWords },
        { key: "state", header: "State", render: (user) => <AccountState user={user} /> },
        { key: "second", header: "Second factor", render: ({ hasSecondFactor }) => (hasSecondFactor ? "yes" : "no") },
        { key: "made", header: "Invited", minor: true, render: ({ createdAt }) => <When at={createdAt} now={now} /> },
        { key: "by", header: "By", minor: true, render: ({ createdBy }) => createdBy },
      ]}
    />
  );
}

export function roleWords({ role, contracts }: Pick<UserShown, "role" | "contracts">): string {
  const some = contracts === 1 ? "a role for one contract" : `roles for ${contracts} contracts`;
  if (contracts === 0) return role ?? "none yet";
  return role ? `${role}, and ${some}` : some;
}

export function AccountState({ user }: { user: Pick<UserShown, "isDisabled" | "hasPassphrase"> }) {
  if (user.isDisabled) return <Status state="fail" word="closed" />;
  return user.hasPassphrase ? <Status state="pass" word="open" /> : <Status state="insufficient" word="invited" />;
}
