import { useEffect, useRef, useState } from 'react';
import { Pause, Play, Square } from 'lucide-react';
import { waitForParent } from '@shared/bulk/row-words';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import { rateOf, timeLeft, withSample, type RateSample, type RunTally } from '../session/run-rows';
import { SpokenProgress } from './spoken-progress';
import styles from './run-bar.module.css';

export interface RunBarProps {
  readonly tally: RunTally;
  /** All rows that are not blank. */
  readonly rows: number;
  /** Rows that have a problem and are in no run. */
  readonly held: number;
  /** Rows that were mended since, could be sent, and do not join the run by themselves. */
  readonly mended: number;
  /** How many rows could be sent: those, and those that were stopped. */
  readonly others: number;
  /** Mended rows that join the run in a moment. */
  readonly joining: number;
  readonly paused: boolean;
  readonly offline: boolean;
  readonly busy: boolean;
  readonly onPause: (paused: boolean) => void;
  readonly onStop: () => void;
  readonly onSendOthers: () => void;
  readonly onResendRefused: () => void;
  readonly onOpenOutbox: () => void;
  readonly onResult: () => void;
}

const number = new Intl.NumberFormat('en');

/** How far the run is, how fast it goes and how long it will take. */
export function RunBar(props: RunBarProps) {
  const { tally, rows, held, mended, others, joining, paused, offline, busy } = props;
  const { created, toGo, behind, unsure, refused, stopped } = tally;
  const rate = useRate(created, toGo > 0 && !paused && !offline);
  const left = timeLeft(toGo, rate);
  const ended = toGo === 0;
  return (
    <section className={styles.bar} aria-label="Run" data-region="first">
      <div className={styles.line}>
        <p className={styles.what}>
          <strong>
            {number.format(created)} of {number.format(rows)} created
          </strong>
          {toGo > 0 && <span>{number.format(toGo)} to go</span>}
          {joining > 0 && (
            <span className={styles.joins} title="Undo takes them out">
              {number.format(joining)} {joining === 1 ? 'joins' : 'join'}
            </span>
          )}
          {held > 0 && <span className={styles.bad}>{number.format(held)} held back by problems</span>}
          {refused > 0 && <span className={styles.bad}>{number.format(refused)} refused</span>}
          {behind > 0 && <span className={styles.bad}>{waitForParent(behind)}</span>}
          {stopped > 0 && <span>{number.format(stopped)} stopped</span>}
          {unsure > 0 && (
            <span className={styles.unsure}>
              <LinkButton onClick={props.onOpenOutbox}>{number.format(unsure)} unsure: decide in the outbox</LinkButton>
            </span>
          )}
        </p>
        <p className={styles.rate}>
          {!ended && paused && <span className={styles.waits}>Paused</span>}
          {!ended && !paused && offline && <span className={styles.waits}>Offline: sent when online</span>}
          {!ended && !paused && !offline && rate !== null && <span>{rate.toFixed(1)} issues / s</span>}
          {!ended && !paused && !offline && left !== '' && <span>{left}</span>}
        </p>
        <div className={styles.acts}>
          {others > 0 && (
            <Button size="small" kind={ended ? 'primary' : 'secondary'} busy={busy} onClick={props.onSendOthers}>
              {mended === others
                ? `Create ${number.format(mended)} mended ${mended === 1 ? 'row' : 'rows'}`
                : `Create the other ${number.format(others)}`}
            </Button>
          )}
          {ended && refused > 0 && (
            <Button size="small" busy={busy} onClick={props.onResendRefused}>
              Send {number.format(refused)} refused again
            </Button>
          )}
          {ended && (
            <Button size="small" kind={others > 0 ? 'secondary' : 'primary'} onClick={props.onResult}>
              Show the result
            </Button>
          )}
          {!ended && (
            <>
              <Button size="small" icon={paused ? Play : Pause} onClick={() => props.onPause(!paused)}>
                {paused ? 'Resume' : 'Pause'}
              </Button>
              <Button size="small" kind="quiet" icon={Square} onClick={props.onStop}>
                Stop
              </Button>
            </>
          )}
        </div>
      </div>
      <ProgressBar
        label={`${number.format(created)} created, ${number.format(toGo)} to go, ${number.format(held + refused)} held back`}
        done={created}
        of={Math.max(rows, 1)}
        held={held + refused}
      />
      <SpokenProgress tally={tally} rows={rows} held={held} joining={joining} paused={paused} offline={offline} />
    </section>
  );
}

const EVERY_MS = 1_000;

/** Issues a second over the last twenty seconds. */
function useRate(created: number, running: boolean): number | null {
  const samples = useRef<readonly RateSample[]>([]);
  const [rate, setRate] = useState<number | null>(null);
  const latest = useRef(created);
  useEffect(() => {
    latest.current = created;
  }, [created]);
  useEffect(() => {
    if (!running) {
      samples.current = [];
      return undefined;
    }
    const look = (): void => {
      const now = Date.now();
      samples.current = withSample(samples.current, { at: now, created: latest.current });
      setRate(rateOf(samples.current, now));
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);
  return running ? rate : null;
}
