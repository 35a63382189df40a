import { useState } from 'react';
import { Inbox, MoreHorizontal } from 'lucide-react';
import { Button } from '../../ui/button/button';
import { IconButton } from '../../ui/button/icon-button';
import { Checkbox } from '../../ui/choice/checkbox';
import { RadioGroup } from '../../ui/choice/radio-group';
import { SegmentedControl } from '../../ui/choice/segmented-control';
import { Switch } from '../../ui/choice/switch';
import { Tabs } from '../../ui/choice/tabs';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { SkeletonIssue, SkeletonRows } from '../../ui/feedback/skeleton';
import { Spinner } from '../../ui/feedback/spinner';
import { Disclosure } from '../../ui/layout/disclosure';
import { StatusMark } from '../../ui/marks/status-mark';
import { Dialog } from '../../ui/overlay/dialog';
import { Menu } from '../../ui/overlay/menu';
import { Popover } from '../../ui/overlay/popover';
import { useToasts } from '../../ui/overlay/toasts';
import { Tooltip } from '../../ui/overlay/tooltip';
import { Line, Section } from './section';

const nothing = () => undefined;

export function FeedbackSection() {
  return (
    <Section title="Notices, waiting, nothing">
      <Notice kind="warning" title="3 comments not read." action={<Button size="small">Read again</Button>}>
        Jira answered 502 at 14:21.
      </Notice>
      <Notice kind="danger" title="Atlassian refused the client secret.">
        Your sign-in in the browser was fine; the app behind it was not accepted.
      </Notice>
      <Notice kind="info" title="The demo site keeps its data until it is reset." />
      <Notice
        kind="plain"
        title="Merged without asking:"
        action={
          <Button size="small" kind="quiet" keys="↵">
            Show
          </Button>
        }
      >
        labels of PAY-859.
      </Notice>
      <Line>
        <Spinner label="Waiting for Atlassian" />
      </Line>
      <ProgressBar label="Rows created" done={310} of={640} held={43} />
      <SkeletonRows label="Reading 3 issues from Jira" count={3} />
      <SkeletonIssue label="Reading SHOP-1204 from Jira" />
      <EmptyState icon={Inbox} action={<Button size="small">Next queue: Waiting for reporter</Button>}>
        Nothing is left in Crashes in checkout.
      </EmptyState>
    </Section>
  );
}

export function ChoiceSection() {
  const [checked, setChecked] = useState(true);
  const [on, setOn] = useState(true);
  const [keep, setKeep] = useState<'session' | 'passphrase'>('passphrase');
  const [view, setView] = useState<'all' | 'problems'>('all');
  const [tab, setTab] = useState<'json' | 'curl'>('json');
  return (
    <Section title="Choices">
      <Line>
        <Checkbox checked={checked} onChange={setChecked}>
          Create another
        </Checkbox>
        <Checkbox checked={false} mixed onChange={nothing}>
          Some of them
        </Checkbox>
        <Checkbox checked={false} onChange={nothing} disabled>
          Not permitted
        </Checkbox>
        <Switch checked={on} onChange={setOn}>
          Changes only
        </Switch>
        <Switch checked={false} onChange={nothing}>
          Off
        </Switch>
        <SegmentedControl
          label="Rows"
          value={view}
          onChange={setView}
          segments={[
            { value: 'all', label: 'All', count: 640 },
            { value: 'problems', label: 'Problems', count: 43, tone: 'danger' },
          ]}
        />
      </Line>
      <RadioGroup
        look="cards"
        label="Where should your sign-in be kept?"
        value={keep}
        onChange={setKeep}
        options={[
          {
            value: 'session',
            label: 'Not at all',
            description: 'Sign in again after each start. Issues and outbox stay.',
          },
          {
            value: 'passphrase',
            label: 'Under a passphrase',
            description: 'Asked for at each start. It cannot be recovered.',
          },
        ]}
      />
      <Tabs
        label="Payload as"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'json', label: 'JSON', panel: <p>The body as it is sent.</p> },
          { value: 'curl', label: 'cURL', panel: <p>The request as a command.</p> },
        ]}
        actions={
          <Button size="small" kind="quiet">
            Copy
          </Button>
        }
      />
      <Disclosure
        title="Optional"
        count={23}
        summary="Assignee, Components, Due date, Environment, Fix versions, Labels, Linked issues"
      >
        <p>The optional fields.</p>
      </Disclosure>
    </Section>
  );
}

export function OverlaysSection() {
  const [open, setOpen] = useState(false);
  const toasts = useToasts();
  return (
    <Section title="What floats">
      <Line>
        <Menu
          trigger={<IconButton label="More" icon={MoreHorizontal} />}
          groups={[
            [
              {
                id: 'start',
                label: 'In Progress',
                mark: <StatusMark category="indeterminate" />,
                note: 'Start work',
                onSelect: nothing,
              },
              {
                id: 'info',
                label: 'Needs info',
                mark: <StatusMark category="new" />,
                note: 'asks for a comment',
                onSelect: nothing,
              },
              {
                id: 'done',
                label: 'Done',
                mark: <StatusMark category="done" />,
                note: '2 sub-tasks are open',
                disabled: true,
                onSelect: nothing,
              },
            ],
            [{ id: 'discard', label: 'Discard', keys: 'Del', tone: 'danger', onSelect: nothing }],
          ]}
        />
        <Tooltip text="It may exist in Jira; known by 14:31">
          <Button size="small" keys="Del">
            Discard
          </Button>
        </Tooltip>
        <Popover title="Quota" trigger={<Button size="small">Quota</Button>}>
          <p>41,200 of 65,000 points left this hour.</p>
        </Popover>
        <Button size="small" onClick={() => setOpen(true)}>
          Reset demo site
        </Button>
        <Button
          size="small"
          onClick={() =>
            toasts.show({
              kind: 'waiting',
              text: '3 issues assigned to Oda Voss',
              action: { label: 'Undo', keys: 'z', run: nothing },
            })
          }
        >
          Assign 3 issues
        </Button>
        <Button
          size="small"
          onClick={() =>
            toasts.show({
              kind: 'refused',
              text: 'Jira refused 1 of 3: SHOP-1193',
              action: { label: 'Show why', keys: '↵', run: nothing },
            })
          }
        >
          Assign and be refused
        </Button>
      </Line>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Reset the demo site?"
        description="Its 300 issues become what they were. 2 changes in the outbox for it are discarded."
        footer={
          <>
            <Button kind="quiet" keys="Esc" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button kind="danger" onClick={() => setOpen(false)}>
              Reset demo site
            </Button>
          </>
        }
      />
    </Section>
  );
}
