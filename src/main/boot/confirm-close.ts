import { dialog, type BrowserWindow } from 'electron';
import type { Outcome } from '@shared/ipc/outcome';

export interface ConfirmClosePorts {
  readonly window: BrowserWindow;
  /** Whether what is kept ends with the session. */
  readonly sessionOnly: () => boolean;
  /** Changes of real accounts that Jira does not have yet. */
  readonly unfinished: () => Promise<Outcome<number>>;
}

/** Asks before the window closes where that would lose changes which did not reach Jira. */
export function confirmClose({ window, sessionOnly, unfinished }: ConfirmClosePorts): void {
  let decided = false;
  window.on('close', (event) => {
    if (decided || !sessionOnly()) return;
    event.preventDefault();
    void unfinished().then(async (count) => {
      // An outbox that cannot be read holds nobody back: there is nothing that staying could save.
      if (count.ok && count.value > 0 && !(await mayLose(window, count.value))) return;
      decided = true;
      window.close();
    });
  });
}

async function mayLose(window: BrowserWindow, count: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: count === 1 ? 'One change did not reach Jira yet.' : `${count} changes did not reach Jira yet.`,
    detail: 'Everything is kept for this session only, so they are lost when Workbench closes.',
    buttons: ['Keep open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
