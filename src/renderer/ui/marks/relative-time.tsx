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
  const [seen, setSeen] = useState(() => ({ iso, now: Date.now() }));
  // Another moment than the one that was drawn: it may be younger than the clock was then.
  if (seen.iso !== iso) setSeen({ iso, now: Date.now() });
  const { now } = seen;
  const readable = !Number.isNaN(at);
  const { text, changesIn } = readable ? relativeText(at, now, style) : { text: iso, changesIn: null };

  useEffect(() => {
    if (changesIn === null) return undefined;
    const timer = setTimeout(() => setSeen({ iso, now: Date.now() }), changesIn);
    return () => clearTimeout(timer);
  }, [changesIn, iso, now]);

  if (!readable) return <span>{iso}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={exactText(at)}>
      {text}
    </time>
  );
}
