import type { Closest } from '@shared/bulk/problem';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { Button } from '../../../ui/button/button';

export interface MendButtonsProps {
  readonly group: ProblemGroup;
  readonly onGo: (group: ProblemGroup) => void;
  /** `null`: each with its own closest. */
  readonly onFix: (group: ProblemGroup, text: string | null) => void;
  /** Whether one value can be chosen for all of a group, and the wish to. */
  readonly canChoose: (group: ProblemGroup) => boolean;
  readonly onChoose: (group: ProblemGroup) => void;
}

/** The one button that mends all of a group, and what else can be done with it. */
export function MendButtons({ group, onGo, onFix, canChoose, onChoose }: MendButtonsProps) {
  const { closest, rows, oneAnswer, code, column, isWarning, isRequired } = group;
  // Where nothing was written, nothing is near: the first of all values would be a guess out of the air.
  const offered = code === 'no-type' || code === 'required' ? undefined : closest[0];
  // An empty cell that has to hold something is the next problem, unless it is another column that fills the field.
  const empties = offered?.text === '' && code !== 'off-screen' && code !== 'said-twice';
  const nearest = empties && isRequired ? undefined : offered;
  const use = nearest === undefined || isWarning ? null : mendingWords(group, nearest);
  const mayBeEmpty =
    oneAnswer && offered === undefined && column !== null && code !== 'no-type' && !isWarning && !isRequired;
  return (
    <>
      {use !== null && nearest !== undefined && (
        <Button size="small" onClick={() => onFix(group, oneAnswer ? nearest.text : null)}>
          {use}
        </Button>
      )}
      {canChoose(group) && (rows.length > 1 || column === null) && (
        <Button size="small" onClick={() => onChoose(group)}>
          {use !== null
            ? 'Choose another'
            : column === null
              ? 'Set it for all rows'
              : `Choose for all ${rows.length.toLocaleString('en')}`}
        </Button>
      )}
      {use === null && column !== null && (
        <Button size="small" onClick={() => onGo(group)}>
          {rows.length === 1 ? 'Go to the cell' : 'Go to the first'}
        </Button>
      )}
      {mayBeEmpty && (
        <Button size="small" onClick={() => onFix(group, '')}>
          {rows.length === 1 ? 'Leave empty' : `Leave all ${rows.length.toLocaleString('en')} empty`}
        </Button>
      )}
    </>
  );
}

/** `Use Checkout in all 37`; where each text has an answer of its own, `Use the closest in all 12`. Pure. */
function mendingWords({ code, rows, oneAnswer }: ProblemGroup, { text, label, isAct }: Closest): string {
  const all = rows.length === 1 ? '' : ` in all ${rows.length.toLocaleString('en')}`;
  if (code === 'too-long')
    return rows.length === 1 ? 'Cut it to fit' : `Cut all ${rows.length.toLocaleString('en')} to fit`;
  if (code === 'line-break') return `Make it one line${all}`;
  if (text === '' || isAct === true) return `${label}${all}`;
  if (!oneAnswer && rows.length > 1) return `Use the closest${all}`;
  return `Use ${label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label}${all}`;
}

/** The panel is 276 px wide. */
const LONGEST = 18;
