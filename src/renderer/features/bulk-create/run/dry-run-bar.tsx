import { Braces } from 'lucide-react';
import { heldByProblems } from '@shared/bulk/dry-run';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import type { ShownPlan } from '../engine/messages';
import { secondsInWords } from './seconds-in-words';
import styles from './run-bar.module.css';

export interface DryRunBarProps {
  readonly plan: ShownPlan | null;
  readonly planning: boolean;
  /** Questions that Jira has not answered yet. */
  readonly looking: number;
  /** Answers that could not be had. */
  readonly unchecked: number;
  readonly onLookUpAgain: () => void;
  readonly onShowBody: () => void;
  /** Create was pressed before the check was through. */
  readonly asked: boolean;
  readonly onRun: () => void;
}

const number = new Intl.NumberFormat('en');

/** What a run would do, before anything is created: the same compiler makes the same bodies. */
export function DryRunBar({ plan, planning, looking, unchecked, asked, ...on }: DryRunBarProps) {
  if (plan === null) {
    return (
      <section className={styles.bar} aria-label="Dry run" data-region="last">
        <p className={styles.what} role="status">
          Reading the rows
        </p>
      </section>
    );
  }
  const { dry } = plan;
  const held = heldByProblems(plan);
  return (
    <section className={styles.bar} aria-label="Dry run" data-region="last">
      <div className={styles.line}>
        <p className={styles.what} role="status">
          <strong>
            {number.format(dry.ready)} of {number.format(dry.rows)} ready
          </strong>
          {held > 0 && <span className={styles.bad}>{number.format(held)} held back by problems</span>}
        </p>
        <p className={styles.what}>
          {looking > 0 && (
            <span>
              Looking up {number.format(looking)} {looking === 1 ? 'name' : 'names'}
            </span>
          )}
          {unchecked > 0 && looking === 0 && (
            <LinkButton onClick={on.onLookUpAgain}>
              {number.format(unchecked)} could not be looked up. Try again
            </LinkButton>
          )}
          {planning && looking === 0 && <span>Checking</span>}
        </p>
        <p className={styles.rate}>
          {dry.ready > 0 && (
            <>
              <span>
                {number.format(dry.calls)} {dry.calls === 1 ? 'request' : 'requests'}
              </span>
              <span>
                {number.format(dry.points)} {dry.points === 1 ? 'point' : 'points'} of quota
              </span>
              <span>{secondsInWords(dry.seconds)}</span>
            </>
          )}
        </p>
        <div className={styles.acts}>
          <Button size="small" kind="quiet" icon={Braces} onClick={on.onShowBody}>
            What is sent
          </Button>
          <Button
            size="small"
            kind="primary"
            keys="Ctrl ↵"
            disabled={dry.ready === 0}
            busy={asked}
            title={dry.ready === 0 ? 'No row is ready' : undefined}
            onClick={on.onRun}
          >
            Create {number.format(dry.ready)} {dry.ready === 1 ? 'issue' : 'issues'}
          </Button>
        </div>
      </div>
    </section>
  );
}
