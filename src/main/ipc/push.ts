import { pushes, type Push, type PushBody } from '@shared/ipc/pushes';
import type { WebContents } from 'electron';

export type PushPort = <P extends Push>(push: P, body: PushBody<P>) => void;

/** Tells the windows that something changed. A body that does not fit its schema is our defect and never leaves. */
export function createPush(windows: () => readonly WebContents[]): PushPort {
  return (push, body) => {
    const parsed = pushes[push].parse(body);
    for (const contents of windows()) contents.send(push, parsed);
  };
}
