import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { FormActions } from "#app/components/form-actions.tsx";
import { Table } from "#app/components/table.tsx";
import { NOTICE_PLACES, type NoticePlace } from "#app/domain/notification.ts";

const PLACE_TEXT: Record<NoticePlace, string> = { app: "At the bell", digest: "In the digest only", off: "Not at all" };

interface Kind {
  id: string;
  title: string;
  about: string;
  place: NoticePlace;
}

export function PlacesForm({ kinds }: { kinds: readonly Kind[] }) {
  return (
    <Form method="post">
      <Table
        caption="Notifications"
        sub="What stands at the bell and was not read is in the digest as well."
        rows={kinds}
        rowKey={({ id }) => id}
        columns={[
          { key: "about", header: "What", render: ({ about }) => about },
          ...NOTICE_PLACES.map((place) => ({
            key: place,
            header: PLACE_TEXT[place],
            render: (kind: Kind) => (
              <input
                type="radio"
                name={kind.id}
                value={place}
                defaultChecked={kind.place === place}
                aria-label={`${kind.title}: ${PLACE_TEXT[place].toLowerCase()}`}
              />
            ),
          })),
        ]}
      />
      <FormActions>
        <Button>Keep these choices</Button>
      </FormActions>
    </Form>
  );
}
