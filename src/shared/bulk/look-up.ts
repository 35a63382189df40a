import { assertNever } from '../assert-never';
import { choicesOf } from '../fields/choices';
import { fieldTypeFor } from '../fields/catalogue';
import type { Control } from '../fields/field-type';
import { joinList, splitList } from '../fields/list-text';
import { namedIdToText, readNamedId } from '../fields/named-id-text';
import { isIssueChoice, isIssueLinkList } from '../fields/value-guards';
import type { CreateField } from '../jira/field';
import { separatorsIn, separatorsOf } from './column-values';
import type { CellProblem, Closest } from './problem';
import {
  type Answer,
  answerTo,
  type Found,
  type FoundChoice,
  type Question,
  question,
  type QuestionKind,
} from './question';

export interface LookedUp {
  /** The text with what was found in the place of what was written: `Mara Lind <712020:…>`. */
  readonly text: string;
  readonly problems: readonly CellProblem[];
  readonly asked: readonly Question[];
  /** Whether an answer is still awaited. */
  readonly waits: boolean;
}

const KINDS: Readonly<Partial<Record<Control, QuestionKind>>> = {
  user: 'user',
  'multi-user': 'user',
  sprint: 'sprint',
  team: 'team',
  group: 'group',
  'multi-group': 'group',
};

/** Puts what was found into a text that names people, sprints, teams, groups or issues. Pure. */
export function lookUp(text: string, field: CreateField, control: Control, found: Found): LookedUp {
  if (control === 'issue' || control === 'issue-links') return lookUpIssues(text, field, found);
  const kind = KINDS[control];
  // Where Jira lists the values, they are read against the list.
  if (kind === undefined || choicesOf(field) !== null) return { text, problems: [], asked: [], waits: false };
  const separators = separatorsOf(field);
  if (separators === null) return one(text, kind, field, found);
  const entries = splitList(text, separatorsIn(text, separators)).map((entry) => one(entry, kind, field, found));
  const texts = entries.map((entry) => entry.text);
  return { ...all(entries), text: joinList(texts, separators, ', ') };
}

function all(entries: readonly LookedUp[]): Omit<LookedUp, 'text'> {
  return {
    problems: entries.flatMap(({ problems }) => problems),
    asked: entries.flatMap(({ asked }) => asked),
    waits: entries.some(({ waits }) => waits),
  };
}

function one(entry: string, kind: QuestionKind, field: CreateField, found: Found): LookedUp {
  // `Mara Lind <712020:…>` was chosen by somebody already; an address in the brackets is none of Jira's.
  const chosen = readNamedId(entry);
  if (chosen !== null && !(kind === 'user' && chosen.id.includes('@')))
    return { text: entry, problems: [], asked: [], waits: false };
  const asked = question(kind, entry, field.fieldId);
  const answer = answerTo(asked, found);
  if (answer === undefined) return { text: entry, problems: [], asked: [asked], waits: true };
  const asIs = { text: entry, asked: [asked], waits: false };
  switch (answer.state) {
    case 'exact':
      return { ...asIs, text: writtenAs(answer.choice), problems: [] };
    case 'unchecked': {
      const ownId =
        fieldTypeFor(field.schema).fromText(entry, field).ok && !(kind === 'user' && !ACCOUNT_ID.test(entry));
      return { ...asIs, problems: ownId ? [] : [notLookedUp(entry, field, answer.why)] };
    }
    default:
      return { ...asIs, problems: [notOne(entry, kind, field, answer)] };
  }
}

/** As Atlassian makes them: 24 hexadecimal digits, or a number and a UUID. A user name with a digit is no such thing. */
const ACCOUNT_ID = /^(?:[0-9a-f]{24}|\d+:[0-9a-f-]{36}|qm:.+)$/i;

function lookUpIssues(text: string, field: CreateField, found: Found): LookedUp {
  const read = fieldTypeFor(field.schema).fromText(text, field);
  // What is no key at all is said by the field's own reading.
  if (!read.ok) return { text, problems: [], asked: [], waits: false };
  const { value } = read;
  const keys = isIssueChoice(value) ? [value.key] : isIssueLinkList(value) ? value.map(({ issue }) => issue.key) : [];
  const entries = keys.map((key): LookedUp => {
    const asked = question('issue', key, null);
    const answer = answerTo(asked, found);
    const fine = { text, problems: [], asked: [asked], waits: answer === undefined };
    // A key that Jira could not be asked about is sent: it says itself what is wrong with it.
    if (answer === undefined || answer.state === 'exact' || answer.state === 'unchecked') return fine;
    return { ...fine, problems: [notOne(key, 'issue', field, answer)] };
  });
  return { ...all(entries), text };
}

/** What a cell says for one that was found. */
function writtenAs({ id, label }: FoundChoice): string {
  return namedIdToText({ id, name: label });
}

const WHAT: Readonly<Record<QuestionKind, readonly [one: string, several: string, how: string]>> = {
  user: ['person', 'people', 'Write the full name or the e-mail address.'],
  issue: ['issue', 'issues', 'Look at its key in Jira.'],
  sprint: ['sprint', 'sprints', 'Write its name as Jira has it.'],
  team: ['team', 'teams', 'Write its name as Jira has it.'],
  group: ['group', 'groups', 'Write its name as Jira has it.'],
};

function asClosest(kind: QuestionKind, choices: readonly FoundChoice[]): readonly Closest[] {
  return choices.map((choice) =>
    kind === 'issue'
      ? { text: choice.id, label: `${choice.id} ${choice.label}`.trim() }
      : { text: writtenAs(choice), label: choice.label === '' ? choice.id : choice.label },
  );
}

/** Why a text names nobody, or not one alone. */
export function notOne(
  text: string,
  kind: QuestionKind,
  field: Pick<CreateField, 'fieldId' | 'name'>,
  answer: Exclude<Answer, { state: 'exact' | 'unchecked' }>,
): CellProblem {
  const [thing, things, how] = WHAT[kind];
  const about = { fieldId: field.fieldId, fieldName: field.name, wrong: text };
  switch (answer.state) {
    case 'none': {
      const nobody =
        kind === 'user' && field.fieldId === 'assignee'
          ? `Nobody who may be assigned here is found by “${text}”. ${how}`
          : `No ${thing} that this account may see is found by “${text}”. ${how}`;
      return { ...about, code: 'not-found', sentence: nobody, closest: [] };
    }
    case 'several': {
      const sentence = `“${text}” can be ${String(answer.choices.length)} ${things}. Choose one.`;
      return { ...about, code: 'several', sentence, closest: asClosest(kind, answer.choices) };
    }
    case 'guess': {
      const likely = answer.choices[0]?.label ?? '';
      const sentence = `No ${thing} is called “${text}”. ${likely === '' ? 'Choose one.' : `Is it ${likely}?`}`;
      return { ...about, code: 'guess', sentence, closest: asClosest(kind, answer.choices) };
    }
    default:
      return assertNever(answer);
  }
}

function notLookedUp(text: string, field: CreateField, why: string): CellProblem {
  return {
    code: 'not-looked-up',
    fieldId: field.fieldId,
    fieldName: field.name,
    wrong: text,
    sentence: `“${text}” could not be looked up. ${why}`,
    closest: [],
  };
}
