import { waitForParent } from '@shared/bulk/row-words';
import type { RunTally } from '../session/run-rows';

export interface SpokenProgressProps {
  readonly tally: RunTally;
  readonly rows: number;
  readonly held: number;
  readonly joining: number;
  readonly paused: boolean;
  readonly offline: boolean;
}

const number = new Intl.NumberFormat('en');

/** Said as often as this, whatever the number of rows. */
const PARTS = 10;

/** What a screen reader hears of a run: each tenth of it, its end, and what somebody has to do; not every row. */
export function SpokenProgress({ tally, rows, held, joining, paused, offline }: SpokenProgressProps) {
  return (
    <>
      <p className="visually-hidden" role="status">
        {progressWords(tally, rows, held, { paused, offline })}
      </p>
      <p className="visually-hidden" role="status">
        {joining === 0
          ? ''
          : `${joining === 1 ? '1 mended row joins' : `${number.format(joining)} mended rows join`} the run. Undo takes ${joining === 1 ? 'it' : 'them'} out.`}
      </p>
    </>
  );
}

/** The same words until there is something new to say. Pure. */
export function progressWords(
  { created, toGo, refused, unsure, behind }: Pick<RunTally, 'created' | 'toGo' | 'refused' | 'unsure' | 'behind'>,
  rows: number,
  held: number,
  { paused, offline }: { readonly paused: boolean; readonly offline: boolean },
): string {
  const trouble = [
    refused > 0 ? `${number.format(refused)} refused.` : '',
    unsure > 0 ? `${number.format(unsure)} unsure: decide in the outbox.` : '',
    behind > 0 ? `${waitForParent(behind)}.` : '',
  ];
  if (toGo === 0) {
    const left = held > 0 ? `${number.format(held)} held back by problems.` : '';
    return ['The run has ended.', `${number.format(created)} created.`, ...trouble, left].filter(Boolean).join(' ');
  }
  const tenth = rows === 0 ? 0 : Math.floor((created / rows) * PARTS) * (100 / PARTS);
  const how = paused ? 'Paused.' : offline ? 'Offline: sent when online.' : '';
  return [`${String(tenth)} % created.`, how, ...trouble].filter(Boolean).join(' ');
}
