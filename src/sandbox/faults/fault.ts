import type { JiraReply } from '../http/route';
import type { Intervention } from '../interventions';

/**
 * What happens to one request:
 * `answer` instead of the operation, or, with `commit`, in the place of its answer; `cut-before` closes the connection
 * before anything happens; `cut-after` closes it when the operation was carried out (a create that exists though its
 * answer never came); `commit-late` closes it at once and carries the operation out after `ms`; `reset` sends a TCP
 * reset, once the request has arrived or once it was carried out; `time-out` says nothing and keeps the connection
 * (closing it after `ms`, or never); `commit-part` carries out the first `count` of a bulk create, then sends a TCP reset, and
 * carries out the rest `restAfter` milliseconds later, or never; `truncate` breaks off within the body; `drip` sends it in small pieces; `hold`
 * waits for `until` first; `intervene` changes the site, then answers as usual.
 */
export type Fault =
  | { kind: 'answer'; reply: JiraReply; commit?: boolean }
  | { kind: 'cut-before' }
  | { kind: 'cut-after' }
  | { kind: 'commit-late'; ms: number }
  | { kind: 'reset'; commit: boolean }
  | { kind: 'commit-part'; count: number; restAfter: number | null }
  | { kind: 'time-out'; commit: boolean; ms: number | null }
  | { kind: 'truncate'; bytes: number | null }
  | { kind: 'drip'; bytes: number; everyMs: number }
  | { kind: 'hold'; until: Promise<unknown> }
  | { kind: 'intervene'; intervention: Intervention };
