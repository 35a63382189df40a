import type { Answer, Found, Question } from '@shared/bulk/question';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

/** Questions in one call that Jira is asked one by one: answers arrive little by little. */
const ONE_BY_ONE = 25;
/** With the issues, which Jira is asked for together; what a call takes. */
const AT_ONCE = 100;

/** Asks what a plan needs to know, each question once, a few at a time. */
export class LookUps {
  private readonly asked = new Set<string>();
  private waiting: Question[] = [];
  private working = false;
  private stopped = false;
  /** Answers were told that no plan has seen yet: planning takes longer than Jira does, and those that come meanwhile go into one. */
  private planning = false;
  private held: Found = {};

  constructor(
    private readonly place: { readonly site: SiteRef; readonly projectId: string },
    private readonly answered: (answers: Found, left: number) => void,
  ) {}

  /** What the newest plan needs to know. */
  need(questions: readonly Question[]): void {
    for (const question of questions) {
      if (this.asked.has(question.key)) continue;
      this.asked.add(question.key);
      this.waiting.push(question);
    }
    this.planning = false;
    this.tell();
    void this.work();
  }

  /** What could not be asked may be asked again. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.asked.delete(key);
  }

  /** Another project: the answers of this one are wanted no more. */
  stop(): void {
    this.stopped = true;
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (this.waiting.length > 0 && !this.stopped) {
      const questions = this.next();
      const outcome = await call('bulk.lookUp', { ...this.place, questions });
      const answers = outcome.ok ? outcome.value : {};
      const why = outcome.ok ? 'Jira did not say.' : describeFailure(outcome.failure).title;
      const unchecked: Answer = { state: 'unchecked', why };
      const all = questions.map(
        ({ key }) => [key, Object.hasOwn(answers, key) ? (answers[key] ?? unchecked) : unchecked] as const,
      );
      this.held = { ...this.held, ...Object.fromEntries(all) };
      this.tell();
    }
    this.working = false;
  }

  private next(): Question[] {
    const single = this.waiting.filter(({ kind }) => kind !== 'issue').slice(0, ONE_BY_ONE);
    const issues = this.waiting.filter(({ kind }) => kind === 'issue').slice(0, AT_ONCE - single.length);
    const taken = new Set([...single, ...issues]);
    this.waiting = this.waiting.filter((question) => !taken.has(question));
    return [...taken];
  }

  private tell(): void {
    if (this.planning || this.stopped || Object.keys(this.held).length === 0) return;
    const answers = this.held;
    this.held = {};
    this.planning = true;
    this.answered(answers, this.waiting.length);
  }
}
