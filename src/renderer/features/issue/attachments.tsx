import { Download, File as FileIcon } from 'lucide-react';
import { useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../bridge';
import { IconButton } from '../../ui/button/icon-button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Icon } from '../../ui/icon/icon';
import { useToasts } from '../../ui/overlay/toasts';
import { isPicture, mediaUrl } from './media';
import type { Attachment } from './read-fields';
import styles from './issue.module.css';

export interface AttachmentsProps {
  readonly site: SiteRef;
  readonly issueKey: string;
  readonly attachments: readonly Attachment[];
}

/** The files of an issue: pictures small, everything else by name; all of them can be saved. */
export function Attachments({ site, issueKey, attachments }: AttachmentsProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const toasts = useToasts();

  async function save({ id, filename }: Attachment): Promise<void> {
    const saved = await call('issues.saveAttachment', { site, issueKey, attachmentId: id, filename });
    setFailure(saved.ok ? null : saved.failure);
    if (saved.ok && saved.value) toasts.show({ kind: 'done', text: `${filename} saved` });
  }

  return (
    <section aria-label="Attachments">
      <h3>
        Attachments <span className={styles.count}>{attachments.length}</span>
      </h3>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul className={styles.files}>
        {attachments.map((each) => (
          <li key={each.id} className={styles.file}>
            <Preview site={site} attachment={each} />
            <span className={styles.fileText}>
              <span className={styles.fileName} title={each.filename}>
                {each.filename}
              </span>
              <small>
                {sizeText(each.size)}
                {each.author !== '' && ` · ${each.author}`}
              </small>
            </span>
            <IconButton label={`Save ${each.filename}`} icon={Download} size="tiny" onClick={() => void save(each)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Preview({ site, attachment }: { readonly site: SiteRef; readonly attachment: Attachment }) {
  const [broken, setBroken] = useState(false);
  if (!isPicture(attachment) || broken) {
    return (
      <span className={styles.preview}>
        <Icon of={FileIcon} tone="faint" />
      </span>
    );
  }
  const src = mediaUrl(site, attachment.id, 'thumbnail');
  return <img className={styles.preview} src={src} alt="" loading="lazy" onError={() => setBroken(true)} />;
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
