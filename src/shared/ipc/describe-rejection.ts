import type { FailureWords } from './failure-words';
import type { Failure } from './failure';
import { hintFor } from './refusal-hint';
import { sentences } from './sentence';

type Rejection = Extract<Failure, { kind: 'jira-rejected' }>;

/** What Jira refused (400, 409, 413, 422), in words. Decides on the status and on Jira's codes: its sentences may be in any language. */
export function describeRejection(failure: Rejection): FailureWords {
  if (failure.messages.includes('INVALID_INPUT')) return richText(failure);
  if (failure.messages.includes('CONTENT_LIMIT_EXCEEDED')) {
    return {
      title: 'Jira refused a text that is too long.',
      detail: placesOf(failure) ?? 'It takes at most 32,767 characters in one field.',
      whoCanMend: 'You, by shortening it or attaching it as a file.',
    };
  }
  if (failure.messages.includes('ATTACHMENT_VALIDATION_ERROR')) {
    return {
      title: 'Jira refused a file inside a rich text.',
      detail: placesOf(failure) ?? 'The text names a file that is not attached to this issue.',
      whoCanMend: 'You, by attaching the file to this issue and putting it into the text again.',
    };
  }
  const reasons = [...failure.messages, ...Object.values(failure.fieldErrors)];
  if (failure.status === 409) {
    return {
      title: 'Somebody else changed this at the same moment.',
      detail: sentences(reasons, 'Jira took their change first.'),
      action: { do: 'retry', label: 'Read it again and retry' },
    };
  }
  if (failure.status === 410) {
    return {
      title: 'Jira no longer has this operation.',
      detail: sentences(reasons, 'Atlassian has removed it.'),
      whoCanMend: 'A new version of Workbench.',
    };
  }
  if (failure.status === 413) {
    return {
      title: 'Jira refused it as too large.',
      detail: sentences(reasons, 'The limit is set by a Jira admin.'),
      whoCanMend: 'You, with something smaller. A Jira admin can raise the limit.',
    };
  }
  if (failure.status === 422) {
    return {
      title: 'Jira cannot do that as it is set up.',
      detail: sentences(reasons, 'Jira calls it a problem of its configuration.'),
      whoCanMend: 'A Jira admin.',
    };
  }
  return fields(failure, reasons);
}

/** Jira names neither the field nor the place (contract §8.3); we have looked. */
function richText(failure: Rejection): FailureWords {
  return {
    title: 'Jira refused a rich text.',
    detail: placesOf(failure) ?? 'It holds something that Jira does not take there, and Jira does not say where.',
    whoCanMend: 'You, in the text that was changed last.',
  };
}

function fields(failure: Rejection, reasons: readonly string[]): FailureWords {
  const refused = Object.keys(failure.fieldErrors);
  const found = Object.entries(failure.fieldErrors).flatMap(([fieldId, sentence]) => hintFor(fieldId, sentence) ?? []);
  const hints = [...new Map(found.map((hint) => [hint.why, hint])).values()];
  const what = refused.length === 0 ? 'this' : refused.length === 1 ? 'one field' : `${String(refused.length)} fields`;
  const whoCanMend =
    refused.length === 0
      ? 'A Jira admin, if a rule of the workflow asks for something that the form does not show.'
      : hints[0]?.whoCanMend;
  const detail = [
    sentences(reasons, `Jira gave no reason (${String(failure.status)}).`),
    ...hints.map(({ why }) => why),
    placesOf(failure) ?? '',
  ].filter((sentence) => sentence !== '');
  return {
    title: `Jira refused ${what}.`,
    detail: detail.join(' '),
    ...(whoCanMend === undefined ? {} : { whoCanMend }),
  };
}

/** "At fields.description.content[0]: This must not be empty." A place begins a sentence as it is written in the JSON. */
function placesOf({ places = [] }: Rejection): string | null {
  return places.length === 0 ? null : places.map(({ path, message }) => `At ${path}: ${message}`).join(' ');
}
