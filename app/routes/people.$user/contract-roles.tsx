import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { ROLES } from "#app/domain/permission.ts";

interface ContractRolesProps {
  roles: readonly { contractId: string; contract: string; role: string; givenBy: string; givenAt: number }[];
  contracts: readonly { value: string; label: string }[];
  now: number;
}

export function ContractRoles({ roles, contracts, now }: ContractRolesProps) {
  return (
    <>
      <Table
        caption="Roles for single contracts"
        sub="on top of the role for every contract"
        rows={roles}
        rowKey={({ contractId }) => contractId}
        empty={<EmptyState title="There are none.">Give one below.</EmptyState>}
        columns={[
          { key: "contract", header: "Contract", render: ({ contract }) => contract },
          { key: "role", header: "Role", render: ({ role }) => role },
          { key: "given", header: "Given", render: ({ givenAt }) => <When at={givenAt} now={now} /> },
          { key: "by", header: "By", render: ({ givenBy }) => givenBy },
          {
            key: "change",
            header: "Change",
            render: ({ contractId, contract }) => (
              <Form method="post" className="inline-form">
                <input type="hidden" name="contract" value={contractId} />
                <input type="hidden" name="role" value="none" />
                <Button
                  name="intent"
                  value="contract-role"
                  look="danger"
                  small
                  aria-label={`Take the role for ${contract} away`}
                >
                  Take away
                </Button>
              </Form>
            ),
          },
        ]}
      />
      {contracts.length > 0 && (
        <Form method="post" className="form">
          <div className="form-row">
            <SelectField label="Contract" name="contract" choices={contracts} />
            <SelectField label="Role there" name="role" choices={ROLES.map((role) => ({ value: role, label: role }))} />
          </div>
          <FormActions>
            <Button name="intent" value="contract-role" look="quiet">
              Give the role
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}
