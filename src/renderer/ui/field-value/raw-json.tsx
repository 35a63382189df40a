import type { JsonValue } from '@shared/json';
import { LinkButton } from '../button/link-button';
import { CodeLine } from '../code/code-line';
import { JsonView } from '../code/json-view';
import { Popover } from '../overlay/popover';
import { nameOf } from './named';
import styles from './field-value.module.css';

/** As much as stands in a line or two of a narrow column. */
const MOST_INLINE = 80;

/** A value that has no drawing: a short one as it is, a long one in a word, with its JSON on demand. */
export function RawJson({ value }: { readonly value: JsonValue }) {
  const text = JSON.stringify(value);
  if (text.length <= MOST_INLINE) {
    return (
      <code className={styles.raw}>
        <CodeLine text={text} language="json" />
      </code>
    );
  }
  const short = inShort(value);
  return (
    <span className={styles.folded}>
      <span className={styles.cut} title={short}>
        {short}
      </span>
      <Popover flush label={`JSON of ${short}`} trigger={<LinkButton>Show JSON</LinkButton>}>
        <div className={styles.whole}>
          <JsonView label="JSON" json={value} />
        </div>
      </Popover>
    </span>
  );
}

function inShort(value: JsonValue): string {
  const name = nameOf(value);
  if (name !== null && name.trim() !== '') return name;
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  const members = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  return members === 1 ? '1 member' : `${members} members`;
}
