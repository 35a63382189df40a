import { ClipboardPaste } from 'lucide-react';
import { useState } from 'react';
import { toCurl } from '@shared/fields/to-curl';
import { toFetch } from '@shared/fields/to-fetch';
import { ask } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { CopyButton } from '../../../ui/button/copy-button';
import { Tabs } from '../../../ui/choice/tabs';
import { layOutJson } from '../../../ui/code/json-layout';
import { JsonView } from '../../../ui/code/json-view';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { Notice } from '../../../ui/feedback/notice';
import { linesOf, type Preview } from './preview-payload';
import { useLastEdit } from './use-last-edit';
import styles from '../create.module.css';

export interface PayloadPanelProps {
  readonly preview: Preview | null;
  /** Where it goes, without a slash at the end: the API origin of the account and the site. */
  readonly origin: string;
  readonly cloudId: string;
  /** Ids of fields that were refused. */
  readonly refused: readonly string[];
  /** The field that was edited last; `null` when the whole form became another one. */
  readonly edited: string | null;
  /** What stands in the form and not in the body, and why, a sentence each. */
  readonly missing?: readonly string[];
  /** What of it is sent by itself once the issue exists, in a sentence. */
  readonly apart?: string | null;
  readonly onPaste: () => void;
}

/** The body as it will be sent, live while typing: as JSON with what the last edit changed, as cURL, and as JavaScript, without the token. */
export function PayloadPanel(props: PayloadPanelProps) {
  const { preview, origin, cloudId, refused, edited, missing = [], apart = null, onPaste } = props;
  const [tab, setTab] = useState<'json' | 'curl' | 'fetch'>('json');
  const laidOut = preview === null ? '' : layOutJson(preview.body);
  const marked = useLastEdit(laidOut, edited);
  const paste = (
    <Button size="small" kind="quiet" icon={ClipboardPaste} onClick={onPaste}>
      Paste a payload
    </Button>
  );
  if (preview === null)
    return (
      <EmptyState action={paste}>
        The request body appears here as soon as project and issue type are chosen.
      </EmptyState>
    );

  const url = `${origin}/ex/jira/${cloudId}/rest/api/3/issue`;
  const texts = {
    json: JSON.stringify(preview.body, null, 2),
    curl: toCurl('POST', url, preview.body),
    fetch: toFetch('POST', url, preview.body),
  };
  const foot = (
    <p className={styles.payloadFoot}>
      {tab === 'json' && marked.length > 0 && 'Marked is what the last edit changed. '}
      The outbox sends this and adds one thing: its marker, an issue property by which it finds the issue again. {apart}
    </p>
  );
  const incomplete = missing.length > 0 && (
    <Notice kind="warning" place="bar">
      {missing.map((sentence) => (
        <span key={sentence} className={styles.part}>
          {sentence}
        </span>
      ))}
    </Notice>
  );
  const bytes = new TextEncoder().encode(JSON.stringify(preview.body)).length;
  return (
    <Tabs
      label="Payload as"
      fill
      value={tab}
      onChange={setTab}
      actions={<CopyButton label="Copy" onCopy={async () => void (await ask('app.copy', { text: texts[tab] }))} />}
      tabs={[
        {
          value: 'json',
          label: 'JSON',
          panel: (
            <>
              {incomplete}
              <p className={styles.request}>
                <span className={styles.method}>POST</span>
                <code>/rest/api/3/issue</code>
                <span className={styles.gap} />
                <span>{bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`}</span>
              </p>
              <JsonView label="Request body" text={laidOut} badLines={linesOf(laidOut, refused)} markedLines={marked} />
              {foot}
              <div className={styles.payloadActs}>{paste}</div>
            </>
          ),
        },
        {
          value: 'curl',
          label: 'cURL',
          panel: (
            <>
              {incomplete}
              <pre className={styles.curl}>{texts.curl}</pre>
              {foot}
            </>
          ),
        },
        {
          value: 'fetch',
          label: 'fetch',
          panel: (
            <>
              {incomplete}
              <pre className={styles.curl}>{texts.fetch}</pre>
              {foot}
            </>
          ),
        },
      ]}
    />
  );
}
