import type { Channel, Input, Output } from './contract';
import type { Outcome } from './outcome';
import type { Push } from './pushes';

/** What the preload gives the page as `window.workbench`: a function for each channel, and one way to listen. Nothing else. */
export interface WorkbenchBridge {
  readonly calls: { readonly [C in Channel]: (input: Input<C>) => Promise<Outcome<Output<C>>> };
  /** The body is unread: the renderer parses it. Answers how to stop listening. */
  listen(push: Push, listener: (body: unknown) => void): () => void;
}
