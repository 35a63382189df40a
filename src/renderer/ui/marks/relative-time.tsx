import { useEffect, useState } from 'react';
import { exactText, relativeText } from './relative-time-text';

export interface RelativeTimeProps {
  /** ISO 8601 instant, as Jira gives it (`+0000` without colon included). */
  readonly iso: string;
  readonly style?: 'list' | 'prose';
}

/** Relative, with the exact time in the title; ticks while it is young. */
export function RelativeTime({ iso, style = 'prose' }: RelativeTimeProps) {
  const at = Date.parse(iso.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const [now, setNow] = useState(() => Date.now());
  const readable = !Number.isNaN(at);
  const { text, changesIn } = readable ? relativeText(at, now, style) : { text: iso, changesIn: null };

  useEffect(() => {
    if (changesIn === null) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), changesIn);
    return () => clearTimeout(timer);
  }, [changesIn, now]);

  if (!readable) return <span>{iso}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={exactText(at)}>
      {text}
    </time>
  );
}
