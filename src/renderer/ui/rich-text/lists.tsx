import { Fragment, type ReactNode } from 'react';
import { Split } from 'lucide-react';
import type { JsonValue } from '@shared/json';
import { Icon } from '../icon/icon';
import { classNames } from '../class-names';
import { numberAttr, readNode, textAttr, type AdfNode } from './adf-node';
import { Inlines } from './inline-nodes';
import styles from './rich-text.module.css';

export interface ListProps {
  readonly node: AdfNode;
  readonly blocks: (content: readonly JsonValue[]) => ReactNode;
}

export function BulletList({ node, blocks }: ListProps) {
  return <ul>{items(node, blocks)}</ul>;
}

export function OrderedList({ node, blocks }: ListProps) {
  const start = numberAttr(node, 'order');
  return <ol start={start === null ? undefined : Math.floor(start)}>{items(node, blocks)}</ol>;
}

function items(node: AdfNode, blocks: ListProps['blocks']) {
  return node.content.map((each, index) => {
    const item = readNode(each);
    return (
      <li key={index}>
        <div className={styles.item}>{item.type === 'listItem' ? blocks(item.content) : blocks([each])}</div>
      </li>
    );
  });
}

/** Tasks with their state; nested lists are indented under the task before them. */
export function TaskList({ node, blocks }: ListProps) {
  return (
    <ul data-list="tasks" className={styles.tasks}>
      {node.content.map((each, index) => {
        const item = readNode(each);
        if (item.type === 'taskItem' || item.type === 'blockTaskItem') {
          const done = textAttr(item, 'state') === 'DONE';
          return (
            <li key={index} className={classNames(styles.task, done && styles.done)}>
              <span role="img" aria-label={done ? 'Done:' : 'To do:'} className={styles.box} />
              <div className={styles.item}>
                {item.type === 'taskItem' ? <Inlines content={item.content} /> : blocks(item.content)}
              </div>
            </li>
          );
        }
        return (
          <li key={index} className={styles.nested}>
            {blocks([each])}
          </li>
        );
      })}
    </ul>
  );
}

export function DecisionList({ node, blocks }: ListProps) {
  return (
    <ul data-list="decisions" className={styles.decisions}>
      {node.content.map((each, index) => {
        const item = readNode(each);
        return (
          <li key={index} className={styles.decision}>
            <Icon of={Split} />
            <span className="visually-hidden">Decision: </span>
            <div className={styles.item}>
              {item.type === 'decisionItem' ? (
                <Inlines content={item.content} />
              ) : (
                <Fragment>{blocks([each])}</Fragment>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
