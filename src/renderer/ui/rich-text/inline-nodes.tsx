import { Fragment, type ReactNode } from 'react';
import { ExternalLink } from 'lucide-react';
import { isJsonObject, type JsonValue } from '@shared/json';
import { dayOfDocument } from '../date/day-of-document';
import { Icon } from '../icon/icon';
import { Lozenge } from '../marks/lozenge';
import { classNames } from '../class-names';
import { readNode, textAttr, type AdfNode } from './adf-node';
import { DocLink } from './doc-link';
import { withMarks } from './marks';
import { MediaFile } from './media';
import { useRichText } from './rich-text-context';
import { STATUS_TONES } from './status-tones';
import { UnknownInline } from './unknown-node';
import styles from './rich-text.module.css';

/** The inside of a paragraph, a heading, a task. */
export function Inlines({ content }: { readonly content: readonly JsonValue[] }) {
  return content.map((each, index) => {
    const node = readNode(each);
    return <Fragment key={index}>{withMarks(<Inline node={node} />, node.marks)}</Fragment>;
  });
}

function Inline({ node }: { readonly node: AdfNode }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <Mention node={node} />;
    case 'emoji':
      return <Emoji node={node} />;
    case 'date':
      return <DateNode node={node} />;
    case 'status':
      return (
        <Lozenge size="text" tone={STATUS_TONES[textAttr(node, 'color') ?? ''] ?? 'new'}>
          {textAttr(node, 'text') ?? 'Status'}
        </Lozenge>
      );
    case 'inlineCard':
      return <InlineCard node={node} />;
    case 'mediaInline':
      return <MediaFile attrs={node.attrs} />;
    case 'placeholder':
      return <span className={styles.placeholder}>{textAttr(node, 'text') ?? 'Placeholder'}</span>;
    case 'inlineExtension':
      return (
        <UnknownInline type={textAttr(node, 'extensionKey') ?? 'inlineExtension'}>
          {textAttr(node, 'text')}
          <Inlines content={node.content} />
        </UnknownInline>
      );
    default:
      return (
        <UnknownInline type={node.type}>
          {node.text ?? textAttr(node, 'text')}
          <Inlines content={node.content} />
        </UnknownInline>
      );
  }
}

function Mention({ node }: { readonly node: AdfNode }) {
  const { myAccountId } = useRichText();
  const id = textAttr(node, 'id');
  const name = (textAttr(node, 'text') ?? id ?? 'someone').replace(/^@/, '');
  return <span className={classNames(styles.mention, id !== null && id === myAccountId && styles.me)}>@{name}</span>;
}

function Emoji({ node }: { readonly node: AdfNode }) {
  const shortName = textAttr(node, 'shortName');
  return (
    <span role="img" aria-label={shortName ?? 'emoji'} title={shortName ?? undefined}>
      {textAttr(node, 'text') ?? shortName ?? '?'}
    </span>
  );
}

function DateNode({ node }: { readonly node: AdfNode }) {
  const stamp = node.attrs['timestamp'];
  const day = dayOfDocument(stamp);
  if (day === null) return <UnknownInline type="date">{JSON.stringify(stamp ?? null)}</UnknownInline>;
  return (
    <time className={styles.date} dateTime={day.iso} title={day.iso}>
      {day.words}
    </time>
  );
}

/** A link that Jira would draw with the page's title; the address is what we have. */
function InlineCard({ node }: { readonly node: AdfNode }) {
  const address = cardAddress(node);
  if (address === null) return <UnknownInline type={node.type}>{JSON.stringify(node.attrs)}</UnknownInline>;
  return (
    <DocLink href={address} className={styles.card}>
      <Icon of={ExternalLink} size={12} />
      {shortAddress(address)}
    </DocLink>
  );
}

/** `url`, or the `url` or `@id` of the card's JSON-LD `data`. */
export function cardAddress(node: AdfNode): string | null {
  const url = textAttr(node, 'url');
  if (url !== null) return url;
  const linked = node.attrs['data'];
  if (!isJsonObject(linked)) return null;
  const named = linked['url'] ?? linked['@id'];
  return typeof named === 'string' ? named : null;
}

/** An issue link reads as its key, all else as host and path. */
export function shortAddress(address: string): string {
  const key = /\/browse\/([A-Z][A-Z0-9_]+-\d+)/.exec(address)?.[1];
  return key ?? address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
