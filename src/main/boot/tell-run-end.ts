import { Notification, type BrowserWindow } from 'electron';
import type { ChangeGroup } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { PushPort } from '../ipc/push';
import { endWords } from './run-ends';

export interface TellRunEndPorts {
  readonly window: () => BrowserWindow | null;
  readonly push: PushPort;
  /** The sheet that a run was made from; `null` where it is not kept. */
  readonly sheetOf: (site: SiteRef, groupId: string) => Promise<string | null>;
}

/** Tells of a run that has ended on the desktop; a click shows what became of it. Whoever looks at the window sees it there. */
export function tellRunEnds({ window, push, sheetOf }: TellRunEndPorts): (site: SiteRef, group: ChangeGroup) => void {
  /** As long as it may be clicked: what nobody holds is collected, and clicked in vain. */
  const shown = new Set<Notification>();
  return (site, group) => {
    if (window()?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification(endWords(group));
    shown.add(notification);
    notification.on('close', () => shown.delete(notification));
    notification.on('failed', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      const own = window();
      if (own === null) return;
      if (own.isMinimized()) own.restore();
      own.show();
      own.focus();
      void sheetOf(site, group.id).then((sheetId) => push('run.show', { site, groupId: group.id, sheetId }));
    });
    notification.show();
  };
}
