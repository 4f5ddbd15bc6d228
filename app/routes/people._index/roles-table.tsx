import { Table } from "#app/components/table.tsx";
import { PERMISSIONS, type Permission, ROLE_ABOUT, ROLE_PERMISSIONS, ROLES } from "#app/domain/permission.ts";

/** What each role may do: the table that the server goes by. */
export function RolesTable() {
  return (
    <Table
      caption="What each role may do"
      sub={ROLES.map((role) => `${role}: ${ROLE_ABOUT[role]}`).join(" ")}
      rows={Object.entries(PERMISSIONS)}
      rowKey={([permission]) => permission}
      columns={[
        { key: "what", header: "Permission", render: ([permission, about]) => `${permission}: ${about}` },
        ...ROLES.map((role) => ({
          key: role,
          header: role,
          render: ([permission]: [string, string]) =>
            ROLE_PERMISSIONS[role].has(permission as Permission) ? "yes" : "no",
        })),
      ]}
    />
  );
}
