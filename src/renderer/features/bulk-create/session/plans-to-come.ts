import type { ToEngine } from '../engine/messages';

/** What the engine answers with a plan, once it knows the project. */
const PLANNED: ReadonlySet<ToEngine['ask']> = new Set(['event', 'site', 'mapping', 'found']);

/** Counts what the engine was asked and has not planned yet. It plans in the order in which it is asked, and each once. */
export class PlansToCome {
  private hasSite = false;
  private open = 0;
  /** How many of those to come are of before the project was read last. */
  private old = 0;
  private isDue = false;

  /** Something is asked in a moment: until then no plan is the newest. */
  soon(): void {
    this.isDue = true;
  }

  asked(ask: ToEngine['ask']): void {
    if (ask === 'site' || ask === 'mapping') this.isDue = false;
    if (ask === 'site') {
      this.hasSite = true;
      this.old = this.open;
    }
    if (this.hasSite && PLANNED.has(ask)) this.open += 1;
  }

  /** A plan has come. Answers whether it is of before the project was read last, and says nothing any more. */
  came(): 'old' | 'good' {
    this.open -= 1;
    if (this.old === 0) return 'good';
    this.old -= 1;
    return 'old';
  }

  /** What is shown of the rows is of a moment ago. */
  get isBehind(): boolean {
    return this.isDue || this.open > 0;
  }
}
