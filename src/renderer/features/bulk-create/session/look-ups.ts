import type { Answer, Found, Question } from '@shared/bulk/question';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

/** Questions in one call: answers arrive little by little. */
const AT_ONCE = 25;

/** Asks what a plan needs to know, each question once, a few at a time. */
export class LookUps {
  private readonly asked = new Set<string>();
  private readonly waiting: Question[] = [];
  private working = false;
  private stopped = false;

  constructor(
    private readonly place: { readonly site: SiteRef; readonly projectId: string },
    private readonly answered: (answers: Found, left: number) => void,
  ) {}

  need(questions: readonly Question[]): void {
    for (const question of questions) {
      if (this.asked.has(question.key)) continue;
      this.asked.add(question.key);
      this.waiting.push(question);
    }
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
      const questions = this.waiting.splice(0, AT_ONCE);
      const outcome = await call('bulk.lookUp', { ...this.place, questions });
      if (this.stopped) break;
      const answers = outcome.ok ? outcome.value : {};
      const why = outcome.ok ? 'Jira did not say.' : describeFailure(outcome.failure).title;
      const unchecked: Answer = { state: 'unchecked', why };
      const all = questions.map(
        ({ key }) => [key, Object.hasOwn(answers, key) ? (answers[key] ?? unchecked) : unchecked] as const,
      );
      this.answered(Object.fromEntries(all), this.waiting.length);
    }
    this.working = false;
  }
}
