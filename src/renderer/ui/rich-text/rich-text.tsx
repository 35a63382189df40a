import { useMemo } from 'react';
import type { JsonValue } from '@shared/json';
import { classNames } from '../class-names';
import { Blocks } from './block-nodes';
import documentBlocks from './document-blocks.module.css';
import { headingTags } from './heading-tags';
import { plainText } from './plain-text';
import { readNode } from './adf-node';
import { RichTextContext, type RichTextPorts } from './rich-text-context';
import { UnknownBlock } from './unknown-node';
import styles from './rich-text.module.css';

export interface RichTextProps extends RichTextPorts {
  /** An ADF document, as Jira gave it; anything else is shown as what it is. */
  readonly doc: JsonValue;
}

/** Draws a document. What we do not know is named and shown with its text, never dropped; nothing in it can throw. */
export function RichText({ doc, onOpenLink, resolveMedia, onCopy, myAccountId }: RichTextProps) {
  const ports = useMemo(
    () => ({ onOpenLink, resolveMedia, onCopy, myAccountId, headings: headingTags(doc) }),
    [doc, onOpenLink, resolveMedia, onCopy, myAccountId],
  );
  const root = readNode(doc);
  return (
    <RichTextContext.Provider value={ports}>
      <div className={classNames(styles.document, documentBlocks.blocks)}>
        {root.type === 'doc' ? (
          <Blocks content={root.content} />
        ) : root.type === '' ? (
          doc !== null && <UnknownBlock type="not a document">{plainText(doc) || JSON.stringify(doc)}</UnknownBlock>
        ) : (
          <Blocks content={[doc]} />
        )}
      </div>
    </RichTextContext.Provider>
  );
}
