import { useEffect, useState } from 'react';
import { Check, CircleAlert, Copy } from 'lucide-react';
import { Button } from './button';
import { IconButton } from './icon-button';

export interface CopyButtonProps {
  /** What is copied, for the accessible name: "Copy link". */
  readonly label: string;
  /** Puts the text on the clipboard; a rejection is shown on the button. */
  readonly onCopy: () => Promise<void>;
  /** `icon`: only the icon, with the label as its name. */
  readonly look?: 'secondary' | 'quiet' | 'icon';
  readonly size?: 'control' | 'small';
}

type CopyState = 'idle' | 'copied' | 'failed';

const SHOWN_FOR_MS = 1600;

export function CopyButton({ label, onCopy, look = 'quiet', size = 'small' }: CopyButtonProps) {
  const [state, setState] = useState<CopyState>('idle');

  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);

  function copy() {
    onCopy().then(
      () => setState('copied'),
      () => setState('failed'),
    );
  }

  const said = state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied' : label;
  const icon = state === 'copied' ? Check : state === 'failed' ? CircleAlert : Copy;
  return (
    <>
      {look === 'icon' ? (
        <IconButton label={said} icon={icon} size="tiny" onClick={copy} />
      ) : (
        <Button kind={look} size={size} icon={icon} onClick={copy}>
          {said}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}
