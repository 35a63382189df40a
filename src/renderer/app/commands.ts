import {
  Building2,
  CirclePlus,
  Files,
  FileSpreadsheet,
  Keyboard,
  LayoutTemplate,
  Moon,
  Plus,
  Save,
  Search,
  Send,
  Settings2,
  SquarePen,
  SquarePlus,
  Sun,
  SunMoon,
  type LucideIcon,
} from 'lucide-react';
import { useMemo } from 'react';
import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';
import { useWishes, type Wish } from '../features/create/templates/wishes';
import { beginActs } from '../features/issue/begin-acts';
import { useOpenIssue } from '../ui/session/open-issue';
import { useSetTheme } from './use-theme';
import { useNavigation } from './navigation';

/** Something the palette can run. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly note?: string;
  run(): void;
}

export interface CommandPorts {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly site: { readonly cloudId: string };
  readonly onChooseSite: (site: SiteRef) => void;
  readonly onConnect: (again: string | null) => void;
  readonly openShortcuts: () => void;
}

/** Everything that can be done from anywhere, in the order in which it is offered. */
export function useCommands({
  accounts,
  account,
  site,
  onChooseSite,
  onConnect,
  openShortcuts,
}: CommandPorts): readonly Command[] {
  const go = useNavigation((navigation) => navigation.go);
  const setTheme = useSetTheme();
  const wish = useWishes((wishes) => wishes.ask);
  const issue = useOpenIssue((open) => open.issue);
  return useMemo(() => {
    const places: Command[] = [
      { id: 'create', name: 'Create issue', icon: SquarePlus, keys: 'Ctrl N', run: () => go({ screen: 'create' }) },
      {
        id: 'bulk-create',
        name: 'Bulk create from a spreadsheet',
        icon: FileSpreadsheet,
        run: () => go({ screen: 'bulk-create' }),
      },
      { id: 'search', name: 'Search issues', icon: Search, keys: 'Ctrl F', run: () => go({ screen: 'search' }) },
      { id: 'outbox', name: 'Show the outbox', icon: Send, run: () => go({ screen: 'outbox' }) },
      { id: 'settings', name: 'Settings', icon: Settings2, keys: 'Ctrl ,', run: () => go({ screen: 'settings' }) },
    ];
    const form = (id: string, name: string, icon: LucideIcon, wanted: Wish): Command => ({
      id,
      name,
      icon,
      run: () => {
        wish(wanted);
        go({ screen: 'create' });
      },
    });
    const begun =
      issue === null
        ? []
        : beginActs(issue).map(({ as, label, icon }) => ({
            ...form(as, label, icon, { do: as, issueKey: issue.key }),
            note: issue.key,
          }));
    const forms: Command[] = [
      form('new-draft', 'New draft', SquarePen, { do: 'new' }),
      form('drafts', 'Show drafts', Files, { do: 'drafts' }),
      form('save-template', 'Save the form as a template', Save, { do: 'save-template' }),
      form('templates', 'Manage templates', LayoutTemplate, { do: 'templates' }),
    ];
    const sites: Command[] = accounts.flatMap((each) =>
      each.sites
        .filter((one) => each.id !== account.id || one.cloudId !== site.cloudId)
        .map((one) => ({
          id: `site ${each.id} ${one.cloudId}`,
          name: `Go to ${one.name}`,
          note: each.displayName,
          icon: Building2,
          run: () => onChooseSite({ accountId: each.id, cloudId: one.cloudId }),
        })),
    );
    const rest: Command[] = [
      { id: 'connect', name: 'Connect another account', icon: Plus, run: () => onConnect(null) },
      { id: 'light', name: 'Light theme', icon: Sun, run: () => setTheme('light') },
      { id: 'dark', name: 'Dark theme', icon: Moon, run: () => setTheme('dark') },
      { id: 'system', name: 'Theme of the system', icon: SunMoon, run: () => setTheme('system') },
      { id: 'shortcuts', name: 'Keyboard shortcuts', icon: Keyboard, keys: '?', run: openShortcuts },
      { id: 'controls', name: 'Show all controls', icon: CirclePlus, run: () => go({ screen: 'controls' }) },
    ];
    return [...places, ...begun, ...forms, ...sites, ...rest];
  }, [account.id, accounts, go, onChooseSite, onConnect, openShortcuts, setTheme, site.cloudId, issue, wish]);
}
