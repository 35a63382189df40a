import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Control } from '@shared/fields/field-type';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';

/** One row of the contract's field catalogue (7.1, 7.2), as `tests/fixtures/contract-fields.json` has it. */
export interface ContractRow {
  /** As the contract calls it. */
  readonly row: string;
  readonly section: string;
  /** The entry of the catalogue that is for it. */
  readonly entry: string;
  readonly control: Control;
  /** As createmeta would give it. */
  readonly field: CreateField;
  /** A text that a person writes, the value that it means, and what Jira gets. Left out where nothing can be filled in. */
  readonly text?: string;
  readonly value?: JsonValue;
  readonly wire?: JsonValue;
  /** What Jira gives on read, where that is not what it was sent. */
  readonly read?: JsonValue;
  /** A text that is not accepted, and the sentence that says so. Left out where every text is. */
  readonly badText?: string;
  readonly problem?: string;
}

/** A row that can be filled in. */
export type FilledRow = ContractRow & Required<Pick<ContractRow, 'text' | 'value' | 'wire'>>;

const FILE = resolve(import.meta.dirname, '../../../fixtures/contract-fields.json');

export const CONTRACT_ROWS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly ContractRow[];

function isFilled(row: ContractRow): row is FilledRow {
  return row.text !== undefined && row.value !== undefined && row.wire !== undefined;
}

export const FILLED_ROWS: readonly FilledRow[] = CONTRACT_ROWS.filter(isFilled);
