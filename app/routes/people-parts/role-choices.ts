import { ROLES } from "#app/domain/permission.ts";

/** Roles for a field; "none" for those who see only the contracts they are given. */
export const ROLE_CHOICES = [
  { value: "none", label: "none: only contracts given one by one" },
  ...ROLES.map((role) => ({ value: role, label: role })),
];
