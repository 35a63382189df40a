import type { AdfNode } from '@shared/adf/types';
import type { PictureBasket } from './picture-basket';

/** What holds for the part of the markup that is read. */
export interface Reading {
  readonly marks: readonly AdfNode[];
  readonly keepSpace: boolean;
  /** A new `localId`, which Jira wants of every task. */
  readonly newId: () => string;
  /** For the pictures that no address leads to. */
  readonly pictures: PictureBasket;
}

/** Reads what is inside an element, blocks and inlines as they come. */
export type ReadNodes = (parent: Node, reading: Reading) => AdfNode[];
