import type { CSSProperties, ReactNode } from 'react';
import type { AdfNode } from './adf-node';
import { textAttr } from './adf-node';
import { DocLink } from './doc-link';
import styles from './rich-text.module.css';

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour reaches the page as a checked custom property only; the style sheet keeps it readable on both grounds. */
function ink(color: string | null): CSSProperties | undefined {
  return color !== null && HEX.test(color) ? ({ '--doc-ink': color } as CSSProperties) : undefined;
}

/** Wraps a text in its marks, the first mark outermost. */
export function withMarks(text: ReactNode, marks: readonly AdfNode[]): ReactNode {
  return marks.reduceRight<ReactNode>((inside, mark) => <Marked mark={mark}>{inside}</Marked>, text);
}

function Marked({ mark, children }: { readonly mark: AdfNode; readonly children: ReactNode }) {
  switch (mark.type) {
    case 'strong':
      return <strong className={styles.strong}>{children}</strong>;
    case 'em':
      return <em className={styles.em}>{children}</em>;
    case 'underline':
      return <u>{children}</u>;
    case 'strike':
      return <s>{children}</s>;
    case 'code':
      return <code className={styles.code}>{children}</code>;
    case 'subsup':
      return textAttr(mark, 'type') === 'sup' ? <sup>{children}</sup> : <sub>{children}</sub>;
    case 'link':
      return <DocLink href={textAttr(mark, 'href') ?? ''}>{children}</DocLink>;
    case 'textColor': {
      const style = ink(textAttr(mark, 'color'));
      return style ? (
        <span className={styles.inked} style={style}>
          {children}
        </span>
      ) : (
        children
      );
    }
    case 'backgroundColor': {
      const style = ink(textAttr(mark, 'color'));
      return style ? (
        <span className={styles.grounded} style={style}>
          {children}
        </span>
      ) : (
        children
      );
    }
    case 'annotation':
      return (
        <span className={styles.annotated} title="Commented in Jira">
          {children}
        </span>
      );
    case 'fontSize':
      return <span className={textAttr(mark, 'fontSize') === 'small' ? styles.small : undefined}>{children}</span>;
    // These say how a block stands (block-format), or belong to extensions and change nothing that is seen.
    case 'border':
    case 'alignment':
    case 'indentation':
    case 'breakout':
    case 'fragment':
    case 'dataConsumer':
      return children;
    default:
      return (
        <span className={styles.unknownMark} title={`Mark not drawn: ${mark.type || 'without a type'}`}>
          {children}
        </span>
      );
  }
}
