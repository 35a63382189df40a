import { useState } from 'react';
import { adfToText } from '@shared/adf/to-text';
import { textToAdf } from '@shared/adf/from-text';
import { isJsonObject, type JsonValue } from '@shared/json';
import { TextArea } from '../field/text-area';
import { Button } from '../button/button';
import { RichText } from '../rich-text/rich-text';
import styles from './paragraph-control.module.css';

export interface ParagraphControlProps {
  readonly name: string;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

/** A document typed as plain text. One with formatting is shown as it is first, since typing would flatten it. */
export function ParagraphControl({ name, value, onChange, disabled }: ParagraphControlProps) {
  const [text, setText] = useState(() => plainText(value));
  const [told, setTold] = useState(value);
  const [flatten, setFlatten] = useState(false);
  // A value from elsewhere replaces the text; what we told ourselves does not, so that typing never jumps.
  if (!sameJson(told, value)) {
    setTold(value);
    setText(plainText(value));
    setFlatten(false);
  }

  if (!flatten && isFormatted(value)) {
    return (
      <div className={styles.formatted} role="group" aria-label={name}>
        <div className={styles.document}>
          <RichText doc={value} />
        </div>
        <div className={styles.foot}>
          <span>Has formatting, which plain text cannot keep.</span>
          <Button size="small" disabled={disabled} onClick={() => setFlatten(true)}>
            Edit as plain text
          </Button>
        </div>
      </div>
    );
  }
  return (
    <TextArea
      value={text}
      disabled={disabled}
      onChange={(next) => {
        const document = textToAdf(next);
        setText(next);
        setTold(document);
        onChange(document);
      }}
    />
  );
}

function plainText(value: JsonValue | null): string {
  if (typeof value === 'string') return value;
  return isJsonObject(value) ? adfToText(value) : '';
}

function isFormatted(value: JsonValue | null): boolean {
  if (!isJsonObject(value)) return false;
  const flat = textToAdf(adfToText(value));
  return !sameJson(flat, value) && !(flat === null && isEmptyDocument(value));
}

function isEmptyDocument(value: JsonValue): boolean {
  return isJsonObject(value) && Array.isArray(value['content']) && value['content'].length === 0;
}

function sameJson(a: JsonValue | null, b: JsonValue | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
