import { foundGroup, foundTeam } from '@shared/ipc/pickers';
import { succeed } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { matchWords } from '@shared/match-words';
import { z } from '@shared/schema';
import { findAcceptedValue } from '../../gateway/accepted-value';
import { pickGroups } from '../../gateway/pick-groups';
import { suggestTeams } from '../../gateway/pick-teams';
import { mayBrowseUsers, searchUsers } from '../../gateway/pick-users';
import type { Gateway } from '../../gateway/request';
import { suggestValues } from '../../gateway/suggest-values';
import { toldAtOnce } from '../../gateway/told-at-once';
import type { Handlers } from '../../ipc/handle';
import { createReads } from '../../mirror/create-reads';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import { createPicking } from './ask-or-remember';
import { createIssueSearch } from './issue-search';
import { seenLabels, seenTeams } from './read-seen';
import { createRemembered, unique } from './remembered';
import { createSprintSearch } from './sprint-search';
import { createTickets } from './tickets';

export interface PickerPorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'mirror' | 'issues' | 'issueText' | 'knowledge' | 'seen'>;
  /** What the account's token may do at the site. */
  readonly scopesOf: (site: SiteRef) => readonly string[];
  readonly online: () => boolean;
  readonly now: () => number;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** People who are named without a network. */
const MOST_PEOPLE = 100;
/** An admin who gives the right back should not have to wait for a restart. */
const RIGHT_FRESH_MS = 5 * 60_000;

export function pickerHandlers(
  ports: PickerPorts,
): Pick<
  Handlers,
  | 'pickers.users'
  | 'pickers.issues'
  | 'pickers.labels'
  | 'pickers.sprints'
  | 'pickers.groups'
  | 'pickers.teams'
  | 'pickers.lastAccepted'
  | 'pickers.abandon'
> {
  const { readThrough, mirror, now } = ports;
  const gateway = toldAtOnce(ports.gateway);
  const { knowledge, seen } = mirror;
  const pick = createPicking(ports);
  const tickets = createTickets();
  const sprintSearch = createSprintSearch(ports);
  const issueSearch = createIssueSearch({ gateway, mirror, reads: createReads({ gateway, readThrough }) });
  const labels = createRemembered(mirror, z.string(), (label) => label);
  const groups = createRemembered(mirror, foundGroup, ({ name }) => name);
  const teams = createRemembered(mirror, foundTeam, ({ id }) => id);
  const rights = new Map<string, { readonly at: number; readonly held: boolean }>();

  async function mayBrowse(site: SiteRef): Promise<boolean | null> {
    const key = JSON.stringify([site.accountId, site.cloudId]);
    const known = rights.get(key);
    if (known !== undefined && now() - known.at < RIGHT_FRESH_MS) return known.held;
    const told = await mayBrowseUsers(gateway, site);
    if (!told.ok) return null;
    rights.set(key, { at: now(), held: told.value });
    return told.value;
  }

  return {
    'pickers.users': ({ site, ticket, ...search }) =>
      tickets.run(ticket, (signal) =>
        pick({
          site,
          ask: () => searchUsers(gateway, site, { ...search, signal }),
          recall: () => knowledge.findPeople(site.accountId, site.cloudId, search.query, MOST_PEOPLE),
          remember: (people) => knowledge.meetFound(site.accountId, site.cloudId, people),
          mayBrowse: () => mayBrowse(site),
        }),
      ),
    'pickers.issues': ({ ticket, ...query }) => tickets.run(ticket, (signal) => pick(issueSearch(query, signal))),
    'pickers.labels': ({ site, ticket, fieldId, query }) =>
      tickets.run(ticket, (signal) =>
        pick({
          site,
          ask: async () => {
            const found = await suggestValues(gateway, site, { fieldId, query, signal, what: 'the labels' });
            return found.ok ? succeed({ items: found.value.map(({ value }) => value), complete: false }) : found;
          },
          recall: async () => {
            const [held, picked] = await Promise.all([
              seen.ofField(site.accountId, site.cloudId, fieldId, null),
              labels.recall(site, `labels:${fieldId}`),
            ]);
            return matchWords(
              unique([...picked, ...seenLabels(held)], (label) => label),
              query,
              (label) => label,
            );
          },
          remember: (items) => labels.remember(site, `labels:${fieldId}`, items, now()),
        }),
      ),
    'pickers.sprints': ({ ticket, ...query }) => tickets.run(ticket, (signal) => pick(sprintSearch(query, signal))),
    'pickers.groups': ({ site, ticket, query }) =>
      tickets.run(ticket, (signal) =>
        pick({
          site,
          ask: () => pickGroups(gateway, site, { query, signal }),
          recall: async () => matchWords(await groups.recall(site, 'groups'), query, ({ name }) => name),
          remember: (items) => groups.remember(site, 'groups', items, now()),
          mayBrowse: () => mayBrowse(site),
        }),
      ),
    'pickers.teams': ({ site, ticket, fieldId, query }) => {
      const recall = async () => {
        const [held, picked] = await Promise.all([
          seen.ofField(site.accountId, site.cloudId, fieldId, null),
          teams.recall(site, `teams:${fieldId}`),
        ]);
        return matchWords(
          unique([...picked, ...seenTeams(held)], ({ id }) => id),
          query,
          ({ name }) => name,
        );
      };
      return tickets.run(ticket, (signal) =>
        pick({
          site,
          ask: async () => {
            const found = await suggestTeams(gateway, site, { fieldId, query, signal });
            // Jira suggests few of them, or none: those of the mirrored issues are as real.
            return found.ok
              ? succeed({ items: unique([...found.value, ...(await recall())], ({ id }) => id), complete: false })
              : found;
          },
          recall,
          remember: (items) => teams.remember(site, `teams:${fieldId}`, items, now()),
        }),
      );
    },
    'pickers.lastAccepted': async ({ site, projectId, issueTypeId, fieldId }) => {
      const held = await seen.last(site.accountId, site.cloudId, fieldId, projectId);
      // Only of mirrored projects there is anything to be seen here.
      if (held !== null || !ports.online()) return succeed(held);
      return findAcceptedValue(gateway, site, { projectId, issueTypeId, fieldId });
    },
    'pickers.abandon': ({ ticket }) => {
      tickets.abandon(ticket);
      return Promise.resolve(succeed(null));
    },
  };
}
