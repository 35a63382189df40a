import { CopyButton } from '../button/copy-button';
import { CodeLine } from './code-line';
import styles from './code-block.module.css';

export interface CodeBlockProps {
  readonly text: string;
  /** As the document names it; only JSON is coloured. */
  readonly language?: string | null;
  /** Without it the block offers no copy button. */
  readonly onCopy?: ((text: string) => Promise<void>) | undefined;
}

export function CodeBlock({ text, language = null, onCopy }: CodeBlockProps) {
  const lines = text.split('\n');
  const said = language ?? 'text';
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span>{said}</span>
        {onCopy && <CopyButton look="icon" label="Copy code" onCopy={() => onCopy(text)} />}
      </figcaption>
      <pre className={styles.code} tabIndex={0} role="group" aria-label={`Code, ${said}`}>
        <code>
          {lines.map((line, index) => (
            <span key={index}>
              <CodeLine text={line} language={language?.toLowerCase() ?? null} />
              {index < lines.length - 1 && '\n'}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
