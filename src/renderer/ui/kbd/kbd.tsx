import { useKeyNames } from './key-names';
import styles from './kbd.module.css';

/** A key hint such as `Ctrl ↵`: one cap for each word. Hidden from assistive technology, which is told by `aria-keyshortcuts`. */
export function Kbd({ keys }: { readonly keys: string }) {
  const caps = useKeyNames(keys)
    .split(' ')
    .filter((cap) => cap !== '');
  return (
    <span className={styles.keys} aria-hidden="true">
      {caps.map((cap, index) => (
        <kbd className={styles.kbd} key={`${index}-${cap}`}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
