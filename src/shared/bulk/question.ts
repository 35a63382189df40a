import { fold } from '../fold';

export type QuestionKind = 'user' | 'issue' | 'sprint' | 'team' | 'group';

/** What a sheet names and only Jira knows. Asked once, however many cells name it. */
export interface Question {
  /** The same for the same question, also tomorrow. */
  readonly key: string;
  readonly kind: QuestionKind;
  /** As written: a name, an e-mail address, an id, an issue key. */
  readonly text: string;
  /** The field it is asked for, where that decides who may be named: assignee, sprints, teams; `null` else. */
  readonly fieldId: string | null;
}

/** One that was found. `id` is the account id, issue key, sprint number, team id, or for groups the group's id or name. */
export interface FoundChoice {
  readonly id: string;
  /** The name, or the summary of an issue. */
  readonly label: string;
  /** Of issues: how high their type stands (−1 sub-task, 0 standard, 1 epic); `null` where it is not known. */
  readonly hierarchyLevel: number | null;
}

export type Answer =
  /** The one that is meant: the same name, address, id or key. */
  | { readonly state: 'exact'; readonly choice: FoundChoice }
  /** Nobody is called so, but somebody is called nearly so: a person confirms it. The nearest first. */
  | { readonly state: 'guess'; readonly choices: readonly FoundChoice[] }
  /** Several are called so. */
  | { readonly state: 'several'; readonly choices: readonly FoundChoice[] }
  | { readonly state: 'none' }
  /** Jira could not be asked; `why` is a sentence. What can be sent as it is written is sent. */
  | { readonly state: 'unchecked'; readonly why: string };

/** The answers by the question's `key`. */
export type Found = Readonly<Record<string, Answer>>;

export function question(kind: QuestionKind, text: string, fieldId: string | null): Question {
  const asked = text.trim();
  // Whom an issue may be assigned to differs from who exists; sprints and teams are looked up by their field.
  const scope =
    kind === 'user' ? (fieldId === 'assignee' ? fieldId : null) : kind === 'sprint' || kind === 'team' ? fieldId : null;
  return { key: JSON.stringify([kind, scope, fold(asked)]), kind, text: asked, fieldId: scope };
}

export function answerTo({ key }: Pick<Question, 'key'>, found: Found): Answer | undefined {
  return Object.hasOwn(found, key) ? found[key] : undefined;
}
