import { useState } from 'react';
import { toCurl } from '@shared/fields/to-curl';
import type { JsonObject } from '@shared/json';
import { ask } from '../../bridge';
import { CopyButton } from '../../ui/button/copy-button';
import { Tabs } from '../../ui/choice/tabs';
import { layOutJson } from '../../ui/code/json-layout';
import { JsonView } from '../../ui/code/json-view';
import { EmptyState } from '../../ui/feedback/empty-state';
import { linesOf, type Preview } from './preview-payload';
import styles from './create.module.css';

export interface PayloadPanelProps {
  readonly preview: Preview | null;
  /** Where it goes, without a slash at the end: the API origin of the account and the site. */
  readonly origin: string;
  readonly cloudId: string;
  /** Ids of fields that were refused. */
  readonly refused: readonly string[];
}

/** The body as it will be sent, live while typing: as JSON, and as a command line with the token left out. */
export function PayloadPanel({ preview, origin, cloudId, refused }: PayloadPanelProps) {
  const [tab, setTab] = useState<'json' | 'curl'>('json');
  if (preview === null)
    return <EmptyState>The request body appears here as soon as project and issue type are chosen.</EmptyState>;
  const curl = curlOf(origin, cloudId, preview.body);
  const laidOut = layOutJson(preview.body);
  const bytes = new TextEncoder().encode(JSON.stringify(preview.body)).length;
  return (
    <Tabs
      label="Payload as"
      fill
      value={tab}
      onChange={setTab}
      actions={
        <CopyButton
          label="Copy"
          onCopy={async () =>
            void (await ask('app.copy', { text: tab === 'json' ? JSON.stringify(preview.body, null, 2) : curl }))
          }
        />
      }
      tabs={[
        {
          value: 'json',
          label: 'JSON',
          panel: (
            <>
              <p className={styles.request}>
                <span className={styles.method}>POST</span>
                <code>/rest/api/3/issue</code>
                <span className={styles.gap} />
                <span>{bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`}</span>
              </p>
              <JsonView label="Request body" text={laidOut} badLines={linesOf(laidOut, refused)} />
              <p className={styles.payloadFoot}>The outbox adds its marker to these fields and sends exactly this.</p>
            </>
          ),
        },
        { value: 'curl', label: 'cURL', panel: <pre className={styles.curl}>{curl}</pre> },
      ]}
    />
  );
}

function curlOf(origin: string, cloudId: string, body: JsonObject): string {
  return toCurl('POST', `${origin}/ex/jira/${cloudId}/rest/api/3/issue`, body);
}
