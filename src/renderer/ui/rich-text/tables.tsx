import type { CSSProperties, ReactNode } from 'react';
import type { JsonValue } from '@shared/json';
import { numberAttr, readNode, textAttr, type AdfNode } from './adf-node';
import styles from './rich-text.module.css';

export interface TableProps {
  readonly node: AdfNode;
  /** Draws what is in a cell. */
  readonly blocks: (content: readonly JsonValue[]) => ReactNode;
  readonly renderStray: (node: AdfNode) => ReactNode;
}

/** A table; wider than the page it scrolls by itself. */
export function Table({ node, blocks, renderStray }: TableProps) {
  const rows = node.content.map(readNode);
  const strays = rows.filter((row) => row.type !== 'tableRow');
  const numbered = node.attrs['isNumberColumnEnabled'] === true;
  return (
    <>
      <div className={styles.tableScroll} tabIndex={0} role="group" aria-label="Table">
        <table className={styles.table}>
          <tbody>
            {rows
              .filter((row) => row.type === 'tableRow')
              .map((row, index) => (
                <tr key={index}>
                  {numbered && <td className={styles.rowNumber}>{index === 0 ? '' : index}</td>}
                  {row.content.map((cell, at) => (
                    <Cell key={at} cell={readNode(cell)} blocks={blocks} renderStray={renderStray} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {strays.map((stray, index) => (
        <div key={index}>{renderStray(stray)}</div>
      ))}
    </>
  );
}

function Cell({ cell, blocks, renderStray }: Omit<TableProps, 'node'> & { readonly cell: AdfNode }) {
  const known = cell.type === 'tableCell' || cell.type === 'tableHeader';
  const Tag = cell.type === 'tableHeader' ? 'th' : 'td';
  const ground = textAttr(cell, 'background');
  const safe =
    ground !== null && /^#[0-9a-f]{6}$/i.test(ground) ? ({ '--doc-ink': ground } as CSSProperties) : undefined;
  return (
    <Tag
      colSpan={span(cell, 'colspan')}
      rowSpan={span(cell, 'rowspan')}
      data-ground={safe ? '' : undefined}
      style={safe}
    >
      <div className={styles.cell}>{known ? blocks(cell.content) : renderStray(cell)}</div>
    </Tag>
  );
}

/** Browsers take up to 1000 columns; a document may say anything. */
function span(cell: AdfNode, name: string): number | undefined {
  const value = numberAttr(cell, name);
  return value !== null && value >= 1 && value <= 1000 ? Math.floor(value) : undefined;
}
