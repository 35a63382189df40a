import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react';
import { isJsonObject } from '@shared/json';
import { nodeType } from '@shared/adf/types';
import { RichText } from '../rich-text/rich-text';
import { SEALED_ADF, SEALED_BLOCK, SEALED_INLINE } from './document/editor-node';
import type { NodeViews } from './document/adf-extensions';
import styles from './sealed.module.css';

/** A part that the editor does not edit: drawn as it is read, moved and removed as a whole, sent back byte for byte. */
function SealedBlock({ node }: NodeViewProps) {
  const adf: unknown = node.attrs[SEALED_ADF];
  const name = isJsonObject(adf) ? nodeType(adf) : '';
  return (
    <NodeViewWrapper
      className={styles.block}
      role="group"
      aria-label={`Kept as it is: ${name}`}
      contentEditable={false}
    >
      <span className={styles.label}>Kept as it is</span>
      {isJsonObject(adf) && <RichText doc={adf} />}
    </NodeViewWrapper>
  );
}

function SealedInline({ node }: NodeViewProps) {
  const adf: unknown = node.attrs[SEALED_ADF];
  return (
    <NodeViewWrapper as="span" className={styles.inline} title="Kept as it is" contentEditable={false}>
      {isJsonObject(adf) && <RichText doc={adf} />}
    </NodeViewWrapper>
  );
}

export function sealedViews(): NodeViews {
  return {
    [SEALED_BLOCK]: ReactNodeViewRenderer(SealedBlock),
    [SEALED_INLINE]: ReactNodeViewRenderer(SealedInline, { as: 'span' }),
  };
}
