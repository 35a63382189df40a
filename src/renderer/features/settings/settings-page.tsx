import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '@shared/ipc/account';
import { LinkButton } from '../../ui/button/link-button';
import { SegmentedControl } from '../../ui/choice/segmented-control';
import { Tabs } from '../../ui/choice/tabs';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { HeadBar } from '../../ui/layout/head-bar';
import { failureOf } from '../../bridge';
import { appInfoQuery } from '../../queries/app-info';
import { AccountList } from './account-list';
import { MirrorTab } from './mirror/mirror-tab';
import { ProtectionSection } from './protection-section';
import { RequestLog } from './request-log';
import styles from './settings.module.css';

export interface SettingsPageProps {
  readonly tab?: Tab | undefined;
  readonly accounts: readonly Account[];
  readonly onConnect: (again: string | null) => void;
  readonly onOpenControls: () => void;
  readonly theme: 'system' | 'light' | 'dark';
  readonly onTheme: (theme: 'system' | 'light' | 'dark') => void;
}

type Tab = 'general' | 'mirror' | 'requests';

/** Accounts, how secrets are kept, the theme, and what was asked of Atlassian. */
export function SettingsPage(props: SettingsPageProps) {
  const { accounts, onConnect, onOpenControls, theme, onTheme } = props;
  const [tab, setTab] = useState<Tab>(props.tab ?? 'general');
  return (
    <section className={styles.settings} aria-labelledby="settings-title">
      <HeadBar title="Settings" titleId="settings-title" />
      <Tabs<Tab>
        label="Settings"
        fill
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'general',
            label: 'General',
            panel: (
              <div className={styles.page}>
                <AccountList accounts={accounts} onConnect={onConnect} />
                <ProtectionSection />
                <section aria-labelledby="theme-title">
                  <h2 id="theme-title">Theme</h2>
                  <SegmentedControl
                    label="Theme"
                    value={theme}
                    onChange={onTheme}
                    segments={[
                      { value: 'system', label: 'As the system' },
                      { value: 'light', label: 'Light' },
                      { value: 'dark', label: 'Dark' },
                    ]}
                  />
                </section>
                <About onOpenControls={onOpenControls} />
              </div>
            ),
          },
          { value: 'mirror', label: 'Mirror', panel: <MirrorTab /> },
          { value: 'requests', label: 'Request log', panel: <RequestLog /> },
        ]}
      />
    </section>
  );
}

function About({ onOpenControls }: { readonly onOpenControls: () => void }) {
  const info = useQuery(appInfoQuery);
  if (info.isError) return <FailureNotice failure={failureOf(info.error)} />;
  if (info.data === undefined) return null;
  const { version, electron, fallbackRuntime, userData } = info.data;
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">About</h2>
      <dl className={styles.facts}>
        <div>
          <dt>Workbench for Jira</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>Electron</dt>
          <dd>
            {electron}
            {fallbackRuntime && ', out of support: for development and tests only'}
          </dd>
        </div>
        <div>
          <dt>Everything is kept in</dt>
          <dd>
            <code>{userData}</code>
          </dd>
        </div>
      </dl>
      <LinkButton onClick={onOpenControls}>Show all controls</LinkButton>
    </section>
  );
}
