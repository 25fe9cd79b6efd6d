import { Checkbox, CheckIcon } from '@mantine/core';
import { createContext, useContext } from 'react';
import type { Member } from '@/api/types';
import { type Columns, columnsOf } from '@/components/data-table/columns';
import { inside } from '@/messages/inside';
import classes from './bulk.module.css';
import type { Selection } from './selection';

const words = inside.bulk;
const helper = columnsOf<Member>();

interface Boxes {
  selection: Selection;
  page: Member[];
  onToggle: (id: string) => void;
  onTogglePage: (ids: string[]) => void;
}

/** Reaches the boxes from above the table: its columns stay the same while the selection changes, so no box loses the focus. */
export const BoxesContext = createContext<Boxes | undefined>(undefined);

/** The boxes before the rows. */
export const selectColumn: Columns<Member> = helper.columns([
  helper.display({
    id: 'select',
    header: () => <PageBox />,
    meta: { width: 48 },
    cell: ({ row }) => <RowBox member={row.original} />,
  }),
]);

function PageBox() {
  const boxes = useContext(BoxesContext);
  if (!boxes) return null;
  const { selection, page, onTogglePage } = boxes;
  const chosen = page.filter(({ id }) => selection.all || selection.ids.has(id)).length;
  return (
    <Checkbox
      size="xs"
      aria-label={words.selectAll}
      checked={page.length > 0 && chosen === page.length}
      indeterminate={chosen > 0 && chosen < page.length}
      onChange={() => { onTogglePage(page.map(({ id }) => id)); }}
    />
  );
}

const look = {
  inner: `${Checkbox.classes.inner ?? ''} ${classes.box ?? ''}`,
  input: `${Checkbox.classes.input ?? ''} mantine-focus-auto`,
};

/** As the kit's box looks, without what it works out for each one. */
function RowBox({ member }: { member: Member }) {
  const boxes = useContext(BoxesContext);
  if (!boxes) return null;
  const { selection, onToggle } = boxes;
  return (
    <div className={look.inner}>
      <input
        type="checkbox"
        className={look.input}
        aria-label={words.selectOne(member.name)}
        checked={selection.all || selection.ids.has(member.id)}
        onChange={() => { onToggle(member.id); }}
      />
      <CheckIcon className={Checkbox.classes.icon} />
    </div>
  );
}
