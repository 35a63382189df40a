import type { Candidate, ChangeKind, LateArrival } from '@shared/ipc/change';

/** What a person is asked about a change of which the program cannot tell. Pure. */
export function question(kind: ChangeKind, candidates: number, late: LateArrival | null): string {
  if (late === 'twice') return 'It is in Jira twice';
  if (late === 'discarded') return 'You discarded it, and it has arrived in Jira';
  if (late === 'elsewhere') return 'It has arrived in Jira as you first sent it';
  return kind === 'create' && candidates > 0 ? 'Is one of these the issue?' : 'Is it in Jira?';
}

/** Why it is asked. Pure. */
export function why(kind: ChangeKind, candidates: number, late: LateArrival | null): string {
  if (late === 'twice')
    return 'What you sent first arrived after what you sent in its place. Delete in Jira what is one too many, then say which one stays.';
  if (late === 'discarded') return 'Keep it, or delete it in Jira and discard it here.';
  if (late === 'elsewhere')
    return 'What you changed since cannot be made of it: it is of another project or type, or somebody has changed it in Jira.';
  if (candidates > 0) return 'These agree with it but carry no marker, or a number in between cannot be seen.';
  return kind === 'create'
    ? 'It was not found, but not every number could be seen.'
    : 'Whether Jira has it could not be read. Look at the issue, then decide.';
}

/** What the button says that sends it again; `null` where nothing is to be sent. Pure. */
export function againWord(kind: ChangeKind, candidates: number, late: LateArrival | null): string | null {
  const merges = kind === 'edit' || kind === 'assign' || kind === 'transition';
  if (late === 'twice') return merges ? 'Send mine again' : null;
  if (late === 'discarded') return null;
  if (late === 'elsewhere') return 'Keep that one and send this as well';
  return candidates === 0 ? 'It is not in Jira, send it again' : 'None of them, send it again';
}

/** What stands beside the key of a candidate, without its time: `Bug · Mia Krystof`. Pure. */
export function aboutCandidate({ issueType, creator }: Candidate): string {
  return [issueType, creator].filter((part) => part !== undefined).join(' · ');
}

/** Jira's own form of a moment, as every engine reads it: `+0000` gets its colon. `null` where it says none. Pure. */
export function isoOf(created: string | undefined): string | null {
  const at = created === undefined ? Number.NaN : Date.parse(created.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
