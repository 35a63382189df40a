import { jsonTokens } from './json-tokens';
import styles from './code.module.css';

/** One line, coloured where the language is JSON. */
export function CodeLine({ text, language }: { readonly text: string; readonly language: string | null }) {
  if (language !== 'json') return <>{text}</>;
  return jsonTokens(text).map((token, index) =>
    token.kind === 'plain' ? (
      token.text
    ) : (
      <span key={index} className={styles[token.kind]}>
        {token.text}
      </span>
    ),
  );
}
