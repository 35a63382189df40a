import { createElement, type ReactNode } from 'react';
import { ExternalLink } from 'lucide-react';
import { isInlineType } from '@shared/adf/inline-types';
import type { JsonValue } from '@shared/json';
import { CodeBlock } from '../code/code-block';
import { Icon } from '../icon/icon';
import { Expand } from './expand';
import { BlockBoundary } from './block-boundary';
import { blockFormat } from './block-format';
import { DocLink } from './doc-link';
import { headingLevel } from './heading-tags';
import { cardAddress, Inlines, shortAddress } from './inline-nodes';
import { BulletList, DecisionList, OrderedList, TaskList } from './lists';
import { Media } from './media';
import { Panel } from './panel';
import { plainText } from './plain-text';
import { readNode, textAttr, type AdfNode } from './adf-node';
import { useRichText } from './rich-text-context';
import { Table } from './tables';
import { UnknownBlock } from './unknown-node';
import styles from './rich-text.module.css';

/** Deeper than this a document is not drawn but told as text: no stack of a browser is endless. */
const DEEPEST = 60;

export function Blocks({
  content,
  depth = 0,
}: {
  readonly content: readonly JsonValue[];
  readonly depth?: number;
}): ReactNode {
  return content.map((each, index) => {
    const node = readNode(each);
    return (
      <BlockBoundary key={index} type={node.type} text={plainText(each)}>
        {depth > DEEPEST ? (
          <UnknownBlock type={node.type}>{plainText(each)}</UnknownBlock>
        ) : isInlineType(node.type) ? (
          // Between blocks it is drawn in a line of its own.
          <p>
            <Inlines content={[each]} />
          </p>
        ) : (
          <Block node={node} depth={depth} />
        )}
      </BlockBoundary>
    );
  });
}

function Block({ node, depth }: { readonly node: AdfNode; readonly depth: number }): ReactNode {
  const { onCopy, headings } = useRichText();
  const blocks = (content: readonly JsonValue[]) => <Blocks content={content} depth={depth + 1} />;

  switch (node.type) {
    case 'paragraph':
      return (
        <p className={styles.paragraph} {...blockFormat(node)}>
          <Inlines content={node.content} />
        </p>
      );
    case 'heading': {
      const level = headingLevel(node);
      return createElement(
        headings?.get(level) ?? 'h6',
        { className: styles.heading, 'data-level': level, ...blockFormat(node) },
        <Inlines content={node.content} />,
      );
    }
    case 'bulletList':
      return <BulletList node={node} blocks={blocks} />;
    case 'orderedList':
      return <OrderedList node={node} blocks={blocks} />;
    case 'taskList':
      return <TaskList node={node} blocks={blocks} />;
    case 'decisionList':
      return <DecisionList node={node} blocks={blocks} />;
    case 'blockquote':
      return <blockquote className={styles.quote}>{blocks(node.content)}</blockquote>;
    case 'panel':
      return <Panel node={node}>{blocks(node.content)}</Panel>;
    case 'codeBlock':
      return (
        <CodeBlock text={node.content.map(plainText).join('')} language={textAttr(node, 'language')} onCopy={onCopy} />
      );
    case 'rule':
      return <hr className={styles.rule} />;
    case 'table':
      return <Table node={node} blocks={blocks} renderStray={(stray) => <Unknown node={stray} blocks={blocks} />} />;
    case 'expand':
    case 'nestedExpand':
      return <Expand title={textAttr(node, 'title')}>{blocks(node.content)}</Expand>;
    case 'layoutSection':
      return <div className={styles.layout}>{blocks(node.content)}</div>;
    case 'layoutColumn':
      return <div className={styles.column}>{blocks(node.content)}</div>;
    case 'mediaSingle':
      return <figure className={styles.figure}>{blocks(node.content)}</figure>;
    case 'mediaGroup':
      return <div className={styles.mediaGroup}>{blocks(node.content)}</div>;
    case 'media':
      return <Media attrs={node.attrs} />;
    case 'caption':
      return (
        <figcaption className={styles.caption}>
          <Inlines content={node.content} />
        </figcaption>
      );
    case 'blockCard':
    case 'embedCard':
      return <BlockCard node={node} blocks={blocks} />;
    default:
      return <Unknown node={node} blocks={blocks} />;
  }
}

interface Within {
  readonly node: AdfNode;
  readonly blocks: (content: readonly JsonValue[]) => ReactNode;
}

/** Extensions are named by their key, since `extension` says nothing; whatever they hold is drawn. */
function Unknown({ node, blocks }: Within) {
  const name = textAttr(node, 'extensionKey') ?? textAttr(node, 'title') ?? node.type;
  const text = node.text ?? textAttr(node, 'text');
  return (
    <UnknownBlock type={name}>
      {text !== null && <p>{text}</p>}
      {blocks(node.content)}
    </UnknownBlock>
  );
}

function BlockCard({ node, blocks }: Within) {
  const address = cardAddress(node);
  if (address === null) return <Unknown node={node} blocks={blocks} />;
  return (
    <p>
      <DocLink href={address} className={styles.blockCard}>
        <Icon of={ExternalLink} size={14} />
        {shortAddress(address)}
      </DocLink>
    </p>
  );
}
