import { asJson } from '../context';
import { checkDocument, mediaIds } from '../rich-text/check-document';
import { type Check, type Checked, type ValuePlace, refuse, store } from './checked';

export const NOT_A_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';

/** `summary` and other one-line texts. */
export const checkLine: Check = (_place, field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  if (field.schema.system === 'summary') return checkSummary(value);
  if (value.length > 255)
    return refuse(`The entered text is too long. It exceeds the allowed limit of 255 characters.`);
  return store(value === '' ? null : value);
};

function checkSummary(value: string): Checked {
  const summary = value.trim();
  if (summary === '') return refuse('You must specify a summary of the issue.');
  if (/[\r\n]/.test(summary)) {
    return refuse('The summary is invalid because it contains newline characters.');
  }
  if (summary.length > 255) return refuse("Summary can't exceed 255 characters.");
  return store(summary);
}

export const checkUrl: Check = (_place, _field, value) => {
  if (typeof value !== 'string') return refuse('Operation value must be a string');
  if (value === '') return store(null);
  return URL.canParse(value) && /^(https?|ftp|mailto):/i.test(value) ? store(value) : refuse('Not a valid URL');
};

/** The files that an issue's documents already show, and its attachments: these a document may name. */
function knownMedia(place: ValuePlace): Set<string> {
  const { issue } = place;
  if (!issue) return new Set();
  const documents = [...Object.values(issue.values), ...issue.comments.map((comment) => comment.body)];
  return new Set([
    ...issue.attachments.map((attachment) => attachment.id),
    ...documents.flatMap((one) => [...mediaIds(one)]),
  ]);
}

export const checkRichText: Check = (place, _field, value) => {
  const verdict = checkDocument(value, knownMedia(place));
  switch (verdict.verdict) {
    case 'valid':
      return store(asJson(value));
    case 'not-a-document':
      return refuse(NOT_A_DOCUMENT);
    case 'refused':
      return { ok: false, code: verdict.code };
  }
};
