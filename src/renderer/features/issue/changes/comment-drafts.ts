import { create } from 'zustand';
import { useEffect } from 'react';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

/** Where a comment is being written. The issue by its id: it may get another key. */
export interface CommentPlace {
  readonly site: SiteRef;
  readonly issueId: string;
}

interface CommentDrafts {
  readonly texts: Readonly<Record<string, string>>;
  /** Why the text of a place could not be read from the disk or written there. */
  readonly failures: Readonly<Record<string, Failure>>;
}

export interface CommentDraft {
  readonly text: string;
  readonly failure: Failure | null;
}

/** While somebody types on, what they typed is on the disk this soon. */
const SAVED_AFTER_MS = 500;

/** Comments that were begun, by issue: going to the next issue and back loses nothing that was typed, and takes nothing along. */
const useDrafts = create<CommentDrafts>(() => ({ texts: {}, failures: {} }));
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const reading = new Set<string>();

const keyOf = ({ site, issueId }: CommentPlace): string => [site.accountId, site.cloudId, issueId].join(' ');

/** The comment that was begun at a place, from the disk where the program was ended meanwhile. */
export function useCommentDraft(place: CommentPlace): CommentDraft {
  const key = keyOf(place);
  const text = useDrafts(({ texts }) => texts[key]);
  const failure = useDrafts(({ failures }) => failures[key]);
  useEffect(() => {
    if (text === undefined) void readDraft(place);
  });
  return { text: text ?? '', failure: failure ?? null };
}

/** Keeps what is typed: at once here, a moment later on the disk. */
export function keepComment(place: CommentPlace, text: string): void {
  const key = keyOf(place);
  useDrafts.setState(({ texts }) => ({ texts: { ...texts, [key]: text } }));
  // The time runs from the first letter: who never stops typing is kept as well.
  if (timers.has(key)) return;
  timers.set(
    key,
    setTimeout(() => void writeComment(place), SAVED_AFTER_MS),
  );
}

/** Writes what is not on the disk yet; to be awaited before a comment is sent, so that the journal knows it as sent. */
export async function writeComment(place: CommentPlace): Promise<void> {
  const key = keyOf(place);
  const timer = timers.get(key);
  if (timer === undefined) return;
  clearTimeout(timer);
  timers.delete(key);
  const text = useDrafts.getState().texts[key] ?? '';
  const saved = await call('changes.saveComment', { ...place, text });
  note(key, saved.ok ? null : saved.failure);
}

/** The comment is on its way: its text goes, unless something else was typed meanwhile. */
export async function dropComment(place: CommentPlace, sent: string): Promise<void> {
  if (useDrafts.getState().texts[keyOf(place)] !== sent) return;
  keepComment(place, '');
  await writeComment(place);
}

/** A comment that is not sent after all: before what was begun since. */
export async function giveBackComment(place: CommentPlace, text: string): Promise<void> {
  await readDraft(place);
  const begun = useDrafts.getState().texts[keyOf(place)] ?? '';
  keepComment(place, [text, begun].filter((part) => part !== '').join('\n\n'));
  await writeComment(place);
}

async function readDraft(place: CommentPlace): Promise<void> {
  const key = keyOf(place);
  if (useDrafts.getState().texts[key] !== undefined || reading.has(key)) return;
  reading.add(key);
  const read = await call('changes.loadComment', place);
  reading.delete(key);
  note(key, read.ok ? null : read.failure);
  const typed = useDrafts.getState().texts[key];
  const kept = read.ok ? read.value : '';
  if (typed === undefined) useDrafts.setState(({ texts }) => ({ texts: { ...texts, [key]: kept } }));
  // Faster than the disk: what was there stands before it.
  else if (kept !== '') keepComment(place, `${kept}\n\n${typed}`);
}

function note(key: string, failure: Failure | null): void {
  useDrafts.setState(({ failures }) => {
    const { [key]: _former, ...others } = failures;
    return { failures: failure === null ? others : { ...others, [key]: failure } };
  });
}
