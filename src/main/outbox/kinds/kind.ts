import type { FieldConflict } from '@shared/ipc/change';
import type { Outcome } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { Gateway, Attempted } from '../../gateway/request';
import type { Sighting } from '../decide';
import type { JournalledChange } from '../journalled-change';

/** What a kind is handed to reach Jira. */
export interface KindPorts {
  readonly gateway: Gateway;
  readonly now: () => number;
  /** The file that an attachment's change carries; `null` where it is not there, or not whole. */
  readonly fileOf: (changeId: string) => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
}

/** The issue that a change is in now. */
export interface Landed {
  readonly id: string;
  readonly key: string;
  /** What somebody else wrote between our last read and our write, and ours replaced. */
  readonly overtaken?: readonly FieldConflict[];
}

/** How a send ended: as any write does, or at a question that a person has to answer before anything is written. */
export type Sent = Attempted<Landed> | { readonly conflict: readonly FieldConflict[] };

/**
 * One kind of change: how it reaches Jira, and how it is found there when no answer came. Whatever a later look needs to know of
 * the time before the write goes through `remember`, which returns once it is on the disk.
 */
export interface Kind {
  /** What of its issue it touches: field ids, `status`. Changes of one issue that share a part go one after the other. */
  parts(body: JsonObject): readonly string[];
  send(ports: KindPorts, change: JournalledChange, remember: (memo: JsonObject) => Promise<void>): Promise<Sent>;
  look(ports: KindPorts, change: JournalledChange): Promise<Outcome<Sighting>>;
}
