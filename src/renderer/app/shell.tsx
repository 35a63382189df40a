import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { assertNever } from '@shared/assert-never';
import type { Account } from '@shared/ipc/account';
import type { IssueReference } from '@shared/jira/issue-key';
import type { SiteRef } from '@shared/jira/site';
import { CreatePage } from '../features/create/create-page';
import { useWishes } from '../features/create/templates/wishes';
import type { BeginAs } from '../features/issue/begin-acts';
import { ChangeToasts } from '../features/issue/changes/change-toasts';
import { IssuePanel } from '../features/issue/issue-panel';
import { OutboxPage } from '../features/outbox/outbox-page';
import { SearchPage } from '../features/search/search-page';
import { useSearch } from '../features/search/search-state';
import { SettingsPage } from '../features/settings/settings-page';
import { appInfoQuery } from '../queries/app-info';
import { FailureActionContext, type RunFailureAction } from '../ui/failure/failure-action';
import { MacKeysContext } from '../ui/kbd/key-names';
import { OverlayProvider } from '../ui/overlay/overlay-provider';
import { ask } from '../bridge';
import { SiteContext, useSite, type SiteContextValue } from '../ui/session/site-context';
import { Banners } from './banners';
import { CommandPalette } from './command-palette';
import { useCommands } from './commands';
import { useCreateCommands } from './use-create-commands';
import { useNavigation } from './navigation';
import { Rail } from './rail';
import { ScreenBoundary } from './screen-boundary';
import styles from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog';
import { StatusLine } from './status-line';
import { useShortcuts } from './use-shortcuts';
import { useShowRun } from './use-show-run';
import { useOpenReference } from './use-open-reference';
import { themeQuery, useSetTheme } from './use-theme';

/** Sheets bring their reader and their grid along: read when somebody goes there. */
const BulkCreatePage = lazy(async () => ({
  default: (await import('../features/bulk-create/bulk-create-page')).BulkCreatePage,
}));

/** Read only when it is asked for: nobody needs it to work. */
const ControlsPage = lazy(async () => ({ default: (await import('../features/controls/controls-page')).ControlsPage }));

/** How many mirrored issues the palette lists. */
const MOST_FOUND = 8;

export interface ShellProps {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly site: Account['sites'][number];
  readonly onChooseSite: (site: SiteRef) => void;
  /** Connects another account, or signs this one in again. */
  readonly onConnect: (again: string | null) => void;
}

/** The frame of the work: rail, the screen, status line; palette and shortcuts above all of it. */
export function Shell(props: ShellProps) {
  return (
    <OverlayProvider>
      <Frame {...props} />
    </OverlayProvider>
  );
}

function Frame({ accounts, account, site, onChooseSite, onConnect }: ShellProps) {
  const { place, go } = useNavigation();
  const [palette, setPalette] = useState(false);
  /** In the palette. */
  const [typed, setTyped] = useState('');
  const [shortcuts, setShortcuts] = useState(false);
  const openPalette = useCallback(() => {
    setTyped('');
    setPalette(true);
  }, []);
  const openShortcuts = useCallback(() => setShortcuts(true), []);
  const commands = useCommands({ accounts, account, site, onChooseSite, onConnect, openShortcuts });
  const mac = useQuery(appInfoQuery).data?.platform === 'darwin';
  useShortcuts({ mac, openPalette, openShortcuts });

  const openReference = useOpenReference({ accounts, account, site, onChooseSite });
  const openIssue = useCallback((issueKey: string) => go({ screen: 'issue', issueKey }), [go]);
  const session = useMemo<SiteContextValue>(
    () => ({ ref: { accountId: account.id, cloudId: site.cloudId }, site, account, openIssue }),
    [account, site, openIssue],
  );
  useShowRun(session.ref, onChooseSite);
  const creates = useCreateCommands(session.ref, palette ? typed : '');
  const offered = useMemo(() => [...commands, ...creates], [commands, creates]);
  const find = useCallback(
    (text: string) => ask('mirror.search', { site: session.ref, text, limit: MOST_FOUND }),
    [session.ref],
  );
  const runFailureAction = useCallback<RunFailureAction>(
    (action) => {
      switch (action.do) {
        case 'sign-in':
          return onConnect(action.accountId ?? account.id);
        case 'enter-secret':
        case 'choose-protection':
          return onConnect(account.id);
        case 'unlock':
        case 'open-settings':
        case 'open-log':
          return go({ screen: 'settings' });
        case 'open-outbox':
          return go({ screen: 'outbox' });
        case 'copy-callback':
        case 'retry':
          // Both belong to the place that failed, which offers them itself.
          return undefined;
        default:
          return assertNever(action);
      }
    },
    [account.id, go, onConnect],
  );

  // Another site is another world: nothing of the former one stays on the screen.
  const worldKey = `${account.id} ${site.cloudId}`;
  return (
    <SiteContext.Provider value={session}>
      <FailureActionContext.Provider value={runFailureAction}>
        <MacKeysContext.Provider value={mac}>
          <div className={styles.shell}>
            <Rail
              accounts={accounts}
              account={account}
              site={site}
              onChooseSite={onChooseSite}
              onConnect={onConnect}
              openPalette={openPalette}
            />
            <div className={styles.work}>
              <Banners account={account} site={site} onSignIn={() => onConnect(account.id)} />
              <main className={styles.screen} key={worldKey}>
                {/* Going somewhere else leaves a broken screen behind. */}
                <ScreenBoundary key={JSON.stringify(place)} what="screen">
                  <Screen accounts={accounts} onConnect={onConnect} onOpen={openReference} />
                </ScreenBoundary>
              </main>
            </div>
            <StatusLine openShortcuts={openShortcuts} />
          </div>
          <CommandPalette
            key={`palette ${worldKey}`}
            open={palette}
            onOpenChange={setPalette}
            commands={offered}
            onQuery={setTyped}
            onOpen={openReference}
            find={find}
            onOpenIssue={openIssue}
          />
          <ChangeToasts key={`toasts ${worldKey}`} />
          <ShortcutsDialog open={shortcuts} onOpenChange={setShortcuts} />
          {/* The place is read by screens; naming it here keeps the title true. */}
          <DocumentTitle text={place.screen === 'issue' ? place.issueKey : site.name} />
        </MacKeysContext.Provider>
      </FailureActionContext.Provider>
    </SiteContext.Provider>
  );
}

function DocumentTitle({ text }: { readonly text: string }) {
  return <title>{`${text} · Workbench for Jira`}</title>;
}

interface ScreenProps extends Pick<ShellProps, 'accounts' | 'onConnect'> {
  readonly onOpen: (reference: IssueReference) => void;
}

function Screen({ accounts, onConnect, onOpen }: ScreenProps) {
  const { place, go, back, past, visit } = useNavigation();
  const theme = useQuery(themeQuery);
  const setTheme = useSetTheme();
  const search = useSearch(useSite().ref);
  const wish = useWishes((wishes) => wishes.ask);
  const onBegin = (as: BeginAs, issueKey: string): void => {
    wish({ do: as, issueKey });
    go({ screen: 'create' });
  };
  switch (place.screen) {
    case 'search':
      return (
        <SearchPage
          onCreate={() => go({ screen: 'create' })}
          onOpen={onOpen}
          renderIssue={(issueKey, pager) => (
            // The list beside it still leads to the others.
            <ScreenBoundary key={issueKey} what="issue">
              <IssuePanel issueKey={issueKey} pager={pager} onBegin={onBegin} />
            </ScreenBoundary>
          )}
        />
      );
    case 'issue':
      return (
        <IssuePanel
          key={place.issueKey}
          issueKey={place.issueKey}
          onBack={past.length > 0 ? back : undefined}
          onBegin={onBegin}
          wide
        />
      );
    case 'create':
      return <CreatePage visit={visit} onOpenOutbox={() => go({ screen: 'outbox' })} />;
    case 'bulk-create':
      return (
        <Suspense>
          <BulkCreatePage
            wish={{ wanted: place.sheet ?? null, visit }}
            onOpenOutbox={() => go({ screen: 'outbox' })}
            onShowInOutbox={({ groupId, changeId }) => go({ screen: 'outbox', at: { groupId, changeId } })}
            onSearch={(jql) => {
              search.change({ text: jql, jql, currentKey: null });
              go({ screen: 'search' });
            }}
          />
        </Suspense>
      );
    case 'outbox':
      return (
        <OutboxPage
          key={place.at?.changeId}
          wanted={place.at}
          onCreate={() => go({ screen: 'create' })}
          onOpenSheet={(id, at) => go({ screen: 'bulk-create', sheet: { id, at } })}
        />
      );
    case 'settings':
      return (
        <SettingsPage
          key={place.tab ?? 'general'}
          tab={place.tab}
          accounts={accounts}
          onConnect={onConnect}
          onOpenControls={() => go({ screen: 'controls' })}
          theme={theme.data ?? 'system'}
          onTheme={setTheme}
        />
      );
    case 'controls':
      return (
        <Suspense>
          <ControlsPage />
        </Suspense>
      );
    default:
      return assertNever(place);
  }
}
