import type { LozengeTone } from '../marks/lozenge';

/** ADF's colours of a status, in ours. */
export const STATUS_TONES: Readonly<Record<string, LozengeTone>> = {
  neutral: 'new',
  blue: 'indeterminate',
  green: 'done',
  red: 'danger',
  yellow: 'warning',
  purple: 'accent',
};
