import { create } from 'zustand';
import type { Issue } from '@shared/jira/issue';

/** The issue that is open now, on its own screen or beside a list: what the palette's commands are about. */
interface OpenIssue {
  readonly issue: Issue | null;
  set(issue: Issue | null): void;
}

export const useOpenIssue = create<OpenIssue>((set) => ({
  issue: null,
  set: (issue) => set({ issue }),
}));
