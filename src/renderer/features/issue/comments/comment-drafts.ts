import { create } from 'zustand';
import { useEffect, useMemo } from 'react';
import { hasContent } from '@shared/adf/has-content';
import { childrenOf } from '@shared/adf/types';
import { fieldAt, type BegunComment } from '@shared/ipc/begun-comment';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import type { JsonObject } from '@shared/json';
import { call } from '../../../bridge';

/** Where a comment is being written. The issue by its id: it may get another key. */
export interface CommentPlace {
  readonly site: SiteRef;
  readonly issueId: string;
  /** The comment that is edited, or the field (see `fieldPlace`); `null` for a new comment. */
  readonly commentId: string | null;
}

/** What is being written there, and what the comment said when its edit began. */
export type Begun = Pick<BegunComment, 'body' | 'base'>;

interface CommentDrafts {
  readonly begun: Readonly<Record<string, Begun | null>>;
  /** Why the text of a place could not be read from the disk or written there. */
  readonly failures: Readonly<Record<string, Failure>>;
}

export interface CommentDraft {
  /** `null` where nothing was begun. */
  readonly begun: Begun | null;
  readonly failure: Failure | null;
}

/** While somebody types on, what they typed is on the disk this soon. */
const SAVED_AFTER_MS = 500;

/** Comments that were begun, by place: going to the next issue and back loses nothing that was typed, and takes nothing along. */
const useDrafts = create<CommentDrafts>(() => ({ begun: {}, failures: {} }));
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const reading = new Map<string, Promise<void>>();

const keyOf = ({ site, issueId, commentId }: CommentPlace): string =>
  [site.accountId, site.cloudId, issueId, commentId ?? ''].join(' ');

/** The comment that was begun at a place, from the disk where the program was ended meanwhile. */
export function useCommentDraft(place: CommentPlace): CommentDraft {
  const key = keyOf(place);
  const begun = useDrafts((drafts) => drafts.begun[key]);
  const failure = useDrafts(({ failures }) => failures[key]);
  useEffect(() => {
    if (begun === undefined) void readDrafts(place);
  });
  return { begun: begun ?? null, failure: failure ?? null };
}

/** The fields of an issue whose texts were begun and not sent. */
export function useBegunFields(site: SiteRef, issueId: string): ReadonlySet<string> {
  const issue = keyOf({ site, issueId, commentId: null });
  useEffect(() => void readDrafts({ site, issueId, commentId: null }), [site, issueId]);
  // As one string: what is typed on in one of them, or in a comment, draws nothing anew.
  const fields = useDrafts(({ begun }) => JSON.stringify(fieldsIn(begun, issue)));
  return useMemo(() => new Set(JSON.parse(fields) as string[]), [fields]);
}

function fieldsIn(begun: CommentDrafts['begun'], issue: string): readonly string[] {
  return Object.entries(begun).flatMap(([key, text]) =>
    text === null || !key.startsWith(issue) ? [] : (fieldAt(key.slice(issue.length)) ?? []),
  );
}

/** Keeps what is typed: at once here, a moment later on the disk. `null`: nothing is to be kept. */
export function keepComment(place: CommentPlace, begun: Begun | null): void {
  const key = keyOf(place);
  set(key, begun);
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
  const begun = useDrafts.getState().begun[key] ?? null;
  const saved = await call('changes.saveComment', { ...place, begun });
  note(key, saved.ok ? null : saved.failure);
}

/** The comment is on its way, or given up: its text goes, unless something else was typed meanwhile. */
export async function dropComment(place: CommentPlace, sent: Begun): Promise<boolean> {
  if (useDrafts.getState().begun[keyOf(place)] !== sent) return false;
  keepComment(place, null);
  await writeComment(place);
  return true;
}

/** A comment that is not sent after all: before what was begun since. Of an edit, what was begun since is the newer wording, and stays. */
export async function giveBackComment(place: CommentPlace, given: Begun): Promise<void> {
  await readDrafts(place);
  const since = useDrafts.getState().begun[keyOf(place)] ?? null;
  if (place.commentId !== null && since !== null) return;
  keepComment(place, since === null ? given : { ...since, body: joined(given.body, since.body) });
  await writeComment(place);
}

/** Reads what the disk has for an issue, once. */
async function readDrafts(place: CommentPlace): Promise<void> {
  const issue = keyOf({ ...place, commentId: null });
  const read = reading.get(issue) ?? readIssue(place, issue);
  reading.set(issue, read);
  await read;
  const key = keyOf(place);
  if (useDrafts.getState().begun[key] === undefined) set(key, null);
}

async function readIssue({ site, issueId }: CommentPlace, issue: string): Promise<void> {
  const read = await call('changes.loadComments', { site, issueId });
  note(issue, read.ok ? null : read.failure);
  if (!read.ok) return;
  for (const { commentId, ...kept } of read.value) {
    const place = { site, issueId, commentId };
    const key = keyOf(place);
    const typed = useDrafts.getState().begun[key] ?? null;
    if (typed === null) set(key, kept);
    // Faster than the disk: what was there stands before it.
    else if (commentId === null) keepComment(place, { ...typed, body: joined(kept.body, typed.body) });
  }
}

function joined(first: JsonObject, second: JsonObject): JsonObject {
  return hasContent(second) ? { ...first, content: [...childrenOf(first), ...childrenOf(second)] } : first;
}

function set(key: string, begun: Begun | null): void {
  useDrafts.setState((drafts) => ({ begun: { ...drafts.begun, [key]: begun } }));
}

function note(key: string, failure: Failure | null): void {
  useDrafts.setState(({ failures }) => {
    const { [key]: _former, ...others } = failures;
    return { failures: failure === null ? others : { ...others, [key]: failure } };
  });
}
