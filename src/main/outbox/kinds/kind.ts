import type { Candidate, FieldConflict } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import type { Gateway, Attempted } from '../../gateway/request';
import type { Sighting } from '../decide';
import type { FormerWording } from '../former-wording';
import type { JournalledChange, NewChange } from '../journalled-change';
import type { SeenMarkers } from '../seen-markers';

/** What a kind is handed to reach Jira. */
export interface KindPorts {
  readonly gateway: Gateway;
  readonly now: () => number;
  /** The file that an attachment's change carries; `null` where it is not there, or not whole. */
  readonly fileOf: (
    site: SiteRef,
    changeId: string,
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  /** What former looks have seen; left out, each look begins anew. */
  readonly seen?: SeenMarkers;
}

/** The issue that a change is in now. */
export interface Landed {
  readonly id: string;
  readonly key: string;
  /** The comment or worklog on it that was found. */
  readonly part?: string;
  /** What somebody else wrote between our last read and our write, and ours replaced. */
  readonly overtaken?: readonly FieldConflict[];
  /** What is left to do to it: journalled before the change counts as being there. */
  readonly follow?: NewChange;
  /** What the history says of it, where that is more than that it is there. */
  readonly told?: string;
}

/** How a send ended: as any write does, or at a question that a person has to answer before anything is written. */
export type Sent =
  | Attempted<Landed>
  | { readonly conflict: readonly FieldConflict[] }
  /** An earlier wording is in Jira, and cannot be made to say what is said now. */
  | { readonly unsure: readonly Candidate[] };

/**
 * One kind of change: how it reaches Jira, and how it is found there when no answer came. Whatever a later look needs to know of
 * the time before the write goes through `remember`, which returns once it is on the disk.
 */
export interface Kind {
  /** What of its issue it touches: field ids, `status`. Changes of one issue that share a part go one after the other. */
  parts(body: JsonObject): readonly string[];
  send(ports: KindPorts, change: JournalledChange, remember: (memo: JsonObject) => Promise<void>): Promise<Sent>;
  look(ports: KindPorts, change: JournalledChange): Promise<Outcome<Sighting>>;
  /** Several changes of one account and site in as few requests as it takes: an end for each, in their order. */
  sendMany?(ports: KindPorts, changes: readonly JournalledChange[]): Promise<readonly Sent[]>;
  /** Looks for several that left together: a sighting for each, in their order. */
  lookMany?(ports: KindPorts, changes: readonly JournalledChange[]): Promise<readonly Outcome<Sighting>[]>;
  /** A former wording was found: makes that say what the change says now. */
  amend?(
    ports: KindPorts,
    change: JournalledChange,
    former: FormerWording,
    found: Landed,
    remember: (memo: JsonObject) => Promise<void>,
  ): Promise<Sent>;
  /** Whether a former wording that was found has replaced what is said now. Without it, two that are there are one too many. */
  replaced?(ports: KindPorts, change: JournalledChange): Promise<Outcome<boolean>>;
}
