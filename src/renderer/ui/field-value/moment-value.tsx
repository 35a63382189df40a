import { exactText, relativeText } from '../marks/relative-time-text';

/** A date with its time, as somebody entered it: the moment itself, in the person's own zone; how long ago in the title. */
export function MomentValue({ iso }: { readonly iso: string }) {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  const text = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={`${exactText(at)}, ${relativeText(at, Date.now()).text}`}>
      {text}
    </time>
  );
}
