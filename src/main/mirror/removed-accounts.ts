/**
 * Accounts that were removed since the program began, inside the database process. What was on its way for one of them, an answer of Jira
 * or an attachment, is refused: nobody would ever take it away again. Their ids are random and never given twice.
 */
export class RemovedAccounts {
  private readonly ids = new Set<string>();

  add(account: string): void {
    this.ids.add(account);
  }

  /** Before anything of an account is written. Throws for one that was removed. */
  refuse(account: string): void {
    if (this.ids.has(account)) throw new Error('Nothing is kept of an account that was removed.');
  }
}
