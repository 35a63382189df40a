import {
  ChevronsUpDown,
  FileSpreadsheet,
  FlaskConical,
  KeyRound,
  Plus,
  Search,
  Send,
  Settings2,
  SquarePlus,
  type LucideIcon,
} from 'lucide-react';
import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';
import { useOutboxTally } from './outbox-tally';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { useKeyNames } from '../ui/kbd/key-names';
import { Count } from '../ui/marks/count';
import { sitePicture, Tile } from '../ui/marks/tile';
import { Menu, type MenuItem } from '../ui/overlay/menu';
import { useNavigation, type Place } from './navigation';
import { useRunShare } from './run-share';
import { useTimesBack } from './use-times-back';
import styles from './rail.module.css';

export interface RailProps {
  readonly accounts: readonly Account[];
  readonly account: Account;
  readonly site: Account['sites'][number];
  readonly onChooseSite: (site: SiteRef) => void;
  readonly onConnect: (again: string | null) => void;
  readonly openPalette: () => void;
}

/** The left rail: which site and as whom on top, then the places. Under 1120 px only the icons are left. */
export function Rail({ accounts, account, site, onChooseSite, onConnect, openPalette }: RailProps) {
  const { place, go } = useNavigation();
  const paletteKeys = useKeyNames('Ctrl K');
  const { tally } = useOutboxTally({ accountId: account.id, cloudId: site.cloudId });
  const share = useRunShare({ accountId: account.id, cloudId: site.cloudId });
  const waiting = tally === null ? 0 : tally.waiting + tally.conflicts + tally.unsure + tally.refused;
  return (
    <nav className={styles.rail} aria-label="Workbench">
      <SiteMenu accounts={accounts} account={account} site={site} onChooseSite={onChooseSite} onConnect={onConnect} />
      <button
        type="button"
        className={styles.jump}
        title={`Search or run a command (${paletteKeys})`}
        aria-label="Search or run a command"
        onClick={openPalette}
      >
        <Icon of={Search} />
        <span>Search or run</span>
        <Kbd keys="Ctrl K" />
      </button>
      <ul className={styles.list}>
        <Item
          icon={Search}
          name="Search"
          current={place.screen === 'search' || place.screen === 'issue'}
          to={{ screen: 'search' }}
          go={go}
        />
        <Item icon={SquarePlus} name="Create" current={place.screen === 'create'} to={{ screen: 'create' }} go={go} />
        <Item
          icon={FileSpreadsheet}
          name="Bulk create"
          current={place.screen === 'bulk-create'}
          to={{ screen: 'bulk-create' }}
          go={go}
          note={share === null ? undefined : `${share} %`}
        />
        <Item
          icon={Send}
          name="Outbox"
          current={place.screen === 'outbox'}
          to={{ screen: 'outbox' }}
          go={go}
          count={waiting}
        />
      </ul>
      <ul className={classNames(styles.list, styles.foot)}>
        <Item
          icon={Settings2}
          name="Settings"
          current={place.screen === 'settings' || place.screen === 'controls'}
          to={{ screen: 'settings' }}
          go={go}
        />
      </ul>
    </nav>
  );
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly current: boolean;
  readonly to: Place;
  readonly go: (place: Place) => void;
  readonly count?: number;
  /** In the place of a count: how far something is. */
  readonly note?: string | undefined;
}

function Item({ icon, name, current, to, go, count = 0, note }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        title={name}
        aria-current={current ? 'page' : undefined}
        onClick={() => go(to)}
      >
        <Icon of={icon} />
        <span className={styles.name}>{name}</span>
        {note !== undefined && <span className={styles.count}>{note}</span>}
        {count > 0 && (
          <span className={styles.count}>
            <Count value={count} />
          </span>
        )}
      </button>
    </li>
  );
}

const KINDS: Readonly<Record<Account['kind'], string>> = {
  person: '',
  service: 'service account, ',
  demo: 'demo site, ',
};

/** What two sites of one name differ in, and what the account may not do there. */
function titleOf({ url, missingScopes, gone }: Account['sites'][number]): string {
  if (gone === true) return `${url}\nNo access any more. What was read, the outbox and drafts are kept.`;
  return missingScopes.length === 0 ? url : `${url}\nNot granted: ${missingScopes.join(', ')}`;
}

function noteOf({ displayName }: Account, { missingScopes, gone }: Account['sites'][number]): string {
  if (gone === true) return `${displayName}, no access any more`;
  return missingScopes.length === 0 ? displayName : `${displayName}, not all granted`;
}

function SiteMenu({ accounts, account, site, onChooseSite, onConnect }: Omit<RailProps, 'openPalette'>) {
  const groups: MenuItem[][] = accounts.map((each) =>
    each.sites.map((one) => ({
      id: `${each.id} ${one.cloudId}`,
      label: one.name,
      mark: <Tile name={one.name} picture={sitePicture(each.id, one)} />,
      note: noteOf(each, one),
      title: titleOf(one),
      checked: each.id === account.id && one.cloudId === site.cloudId,
      onSelect: () => onChooseSite({ accountId: each.id, cloudId: one.cloudId }),
    })),
  );
  groups.push([{ id: 'add', label: 'Connect another account', icon: Plus, onSelect: () => onConnect(null) }]);
  const acting = site.gone === true ? 'No access any more' : `Acting as ${account.displayName}`;
  // A picture that did not load without a network is asked for again when there is one.
  const timesBack = useTimesBack();
  const spoken = `${KINDS[account.kind]}acting as ${account.displayName}`;
  return (
    <Menu
      groups={groups}
      trigger={
        <button
          type="button"
          className={styles.site}
          title={`${site.name}, ${spoken}`}
          aria-label={`Site ${site.name}, ${spoken}. Choose a site`}
        >
          <Tile name={site.name} size="site" picture={sitePicture(account.id, site)} attempt={timesBack} />
          <span className={styles.siteText}>
            <span className={styles.siteName}>
              <strong>{site.name}</strong>
              {account.kind !== 'person' && (
                <Icon of={account.kind === 'demo' ? FlaskConical : KeyRound} size={14} tone="faint" />
              )}
            </span>
            <small>{acting}</small>
          </span>
          <Icon of={ChevronsUpDown} tone="faint" />
        </button>
      }
    />
  );
}
