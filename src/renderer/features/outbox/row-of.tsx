import { assertNever } from '@shared/assert-never';
import type { OutboxRow } from './arrange';
import { ChangeRow } from './change-row';
import { GroupRow } from './group-row';

/** One line of the list, whichever it is. */
export function RowOf({ row }: { readonly row: OutboxRow }) {
  switch (row.type) {
    case 'group':
      return <GroupRow group={row.group} open={row.open} />;
    case 'change':
      return <ChangeRow change={row.change} under={row.under} />;
    case 'line':
      return <ChangeRow change={row.line} row={row.line.row} under />;
    default:
      return assertNever(row);
  }
}
