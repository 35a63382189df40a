import type { BegunComment } from '@shared/ipc/begun-comment';
import type { JsonObject } from '@shared/json';
import type { Connection } from '../storage/connection';
import { CommentDrafts, type BegunPlace } from './comment-drafts';
import { Drafts, type KeptDraft } from './drafts';
import { JournalReads } from './journal-reads';

/** What a person has begun to write and not sent yet: drafts of the create form, and of comments. */
export class JournalBegun extends JournalReads {
  protected readonly drafts: Drafts;
  protected readonly comments: CommentDrafts;

  constructor(connection: Connection) {
    super(connection);
    this.drafts = new Drafts(connection);
    this.comments = new CommentDrafts(connection);
  }

  saveDraft(account: string, cloudId: string, id: string, body: JsonObject, at: number): void {
    this.drafts.save(account, cloudId, id, body, at);
  }

  loadDraft(account: string, cloudId: string, id: string | null): KeptDraft | null {
    return this.drafts.load(account, cloudId, id);
  }

  listDrafts(account: string, cloudId: string): readonly KeptDraft[] {
    return this.drafts.list(account, cloudId);
  }

  dropDraft(account: string, cloudId: string, id: string): void {
    this.drafts.drop(account, cloudId, id);
  }

  saveComment(place: BegunPlace, begun: Pick<BegunComment, 'body' | 'base'> | null, at: number): void {
    this.comments.save(place, begun, at);
  }

  loadComments(account: string, cloudId: string, issueId: string): readonly BegunComment[] {
    return this.comments.load(account, cloudId, issueId);
  }
}
