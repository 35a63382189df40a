import type { Person, SandboxSite } from '../model';
import type { Random } from '../random';
import { dressLandmark } from './landmarks';
import { linkIssues } from './links';
import { type IssueWish, makeIssue } from './make-issue';
import { planIssues } from './plan';
import { siteFacts } from './site-facts';

export interface SeedIssuesOptions {
  site: SandboxSite;
  people: readonly Person[];
  count: number;
  now: number;
  random: Random;
}

/** What is special about the first issues of a project, in order. */
const WISHES: Readonly<Record<string, readonly IssueWish[]>> = {
  KITCHEN: [{ everything: true }, {}, { everything: true }, { everything: true }],
};

/** Fills a site that has everything else with `count` issues, oldest first. */
export function seedIssues(options: SeedIssuesOptions): void {
  const { site, people, count, now, random } = options;
  const facts = siteFacts(site, people, now, random);
  const made = new Map<string, number>();
  for (const planned of planIssues(site, count, now, random)) {
    const { key } = planned.project;
    const nth = made.get(key) ?? 0;
    made.set(key, nth + 1);
    const issue = makeIssue(facts, planned, WISHES[key]?.[nth] ?? {});
    dressLandmark(facts, planned, issue);
  }
  linkIssues(facts);
}
