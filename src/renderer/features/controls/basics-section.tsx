import { Copy, Filter, Link2, Settings2, Sparkles, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button/button';
import { CopyButton } from '../../ui/button/copy-button';
import { IconButton } from '../../ui/button/icon-button';
import { LinkButton } from '../../ui/button/link-button';
import { Avatar } from '../../ui/marks/avatar';
import { Count } from '../../ui/marks/count';
import { IssueTypeIcon } from '../../ui/marks/issue-type-icon';
import { KeyLink } from '../../ui/marks/key-link';
import { Lozenge } from '../../ui/marks/lozenge';
import { PendingMark } from '../../ui/marks/pending-mark';
import { Person } from '../../ui/marks/person';
import { PriorityIcon } from '../../ui/marks/priority-icon';
import { RelativeTime } from '../../ui/marks/relative-time';
import { StatusName } from '../../ui/marks/status-name';
import { Tag, Tags } from '../../ui/marks/tag';
import { Tile } from '../../ui/marks/tile';
import { Toolbar, ToolbarRule } from '../../ui/layout/toolbar';
import { HeadBar } from '../../ui/layout/head-bar';
import { PRIORITIES, STATUSES, TYPES } from './sample-issues';
import { Line, Section } from './section';

const nothing = () => undefined;

export function ButtonsSection() {
  return (
    <Section title="Buttons">
      <Line>
        <Button kind="primary" keys="Ctrl ↵">
          Create issue
        </Button>
        <Button>All mine</Button>
        <Button kind="quiet">Decide later</Button>
        <Button kind="danger" icon={Trash2}>
          Discard 3 changes
        </Button>
      </Line>
      <Line>
        <Button size="small" icon={Copy}>
          Copy link
        </Button>
        <Button size="small" kind="quiet" icon={Filter} keys="/">
          Filter
        </Button>
        <Button busy kind="primary">
          Create issue
        </Button>
        <Button busy>Read again</Button>
      </Line>
      <Line>
        <Button disabled keys="Ctrl ↵" title="2 required fields are empty">
          Create issue
        </Button>
        <Button disabled kind="quiet">
          Export
        </Button>
        <CopyButton label="Copy link" onCopy={() => Promise.resolve()} look="secondary" />
        <LinkButton onClick={nothing}>Read again</LinkButton>
        <span>
          Jira refused 2 fields:{' '}
          <LinkButton kind="prose" onClick={nothing}>
            Severity
          </LinkButton>
        </span>
      </Line>
      <Toolbar label="Issue">
        <IconButton label="Copy link" icon={Link2} />
        <IconButton label="View settings" icon={Settings2} keys="v" />
        <ToolbarRule />
        <IconButton label="Follow" icon={Sparkles} pressed />
        <IconButton label="Delete" icon={Trash2} disabled />
      </Toolbar>
      <HeadBar
        level={2}
        title="Incoming, 14 days"
        count={64}
        aside="project in (SHOP, PAY)"
        actions={
          <Button size="small" kind="quiet" icon={Filter} keys="/">
            Filter
          </Button>
        }
      />
    </Section>
  );
}

export function MarksSection({ now }: { readonly now: number }) {
  return (
    <Section title="Marks">
      <Line>
        {STATUSES.map((status) => (
          <StatusName key={status.id} status={status} />
        ))}
        <StatusName status={{ name: 'In Review', category: 'indeterminate' }} pending />
      </Line>
      <Line>
        {STATUSES.map((status) => (
          <Lozenge key={status.id} tone={status.category}>
            {status.name}
          </Lozenge>
        ))}
      </Line>
      <Line>
        {PRIORITIES.map((priority) => (
          <PriorityIcon key={priority.id} priority={priority} withName />
        ))}
        <PriorityIcon priority={{ id: '2', name: 'High' }} pending />
      </Line>
      <Line>
        {TYPES.map((type) => (
          <IssueTypeIcon key={type.id} type={type} />
        ))}
        <KeyLink issueKey="SHOP-1204" onOpen={nothing} />
        <Count value={3210} />
        <Count value={5} look="badge" />
        <Tags>
          <Tag>regression</Tag>
          <Tag>ledger</Tag>
        </Tags>
        <RelativeTime iso={new Date(now - 3 * 3_600_000).toISOString()} />
      </Line>
      <Line>
        <Person person={{ displayName: 'Oda Voss' }} />
        <Person person={null} nobody="Unassigned" />
        <Avatar person={{ displayName: 'Tomás Ibarra' }} size="medium" />
        <Avatar person={{ displayName: 'Broken Picture', avatarUrl: 'data:image/png;base64,AAAA' }} />
        <Tile name="Storefront" />
        <Tile name="Larkfield" size="site" />
      </Line>
      <Line>
        <PendingMark state="waiting" withWord />
        <PendingMark state="conflict" />
        <PendingMark state="refused" />
        <PendingMark state="looking" withWord />
      </Line>
    </Section>
  );
}
