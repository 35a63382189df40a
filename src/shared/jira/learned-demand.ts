/**
 * A field that createmeta calls optional and Jira refused a create without: a validator of the workflow's *Create* transition, or an
 * app, asks for it, which no endpoint tells (contract 6.2).
 */
export interface LearnedDemand {
  readonly fieldId: string;
  /** Jira's own words. */
  readonly message: string;
  /** What Jira said last of a value in it, as of its form: "Order number must be two letters, a dash and six digits." */
  readonly ofValue?: string | undefined;
  /** When Jira said so last, epoch milliseconds. */
  readonly learnedAt: number;
}
