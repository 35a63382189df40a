import { Download, File as FileIcon, X } from 'lucide-react';
import { useState } from 'react';
import type { SiteRef } from '@shared/jira/site';
import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../bridge';
import { IconButton } from '../../ui/button/icon-button';
import { markOf } from '../../ui/change/mark-of';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Icon } from '../../ui/icon/icon';
import { PendingMark } from '../../ui/marks/pending-mark';
import { Dialog } from '../../ui/overlay/dialog';
import { useToasts } from '../../ui/overlay/toasts';
import type { PendingAttachment } from './changes/pending';
import { isPicture, mediaUrl } from './media';
import type { Attachment } from './read-fields';
import styles from './issue.module.css';

export interface AttachmentsProps {
  readonly site: SiteRef;
  readonly issueKey: string;
  readonly attachments: readonly Attachment[];
  /** Those that Jira does not have yet. */
  readonly waiting: readonly PendingAttachment[];
  readonly onTakeBack: (change: Change) => void;
}

/** The files of an issue: pictures small, everything else by name; all of them can be saved. */
export function Attachments({ site, issueKey, attachments, waiting, onTakeBack }: AttachmentsProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The picture that is looked at. */
  const [shown, setShown] = useState<Attachment | null>(null);
  const toasts = useToasts();

  async function save({ id, filename }: Attachment): Promise<void> {
    const saved = await call('issues.saveAttachment', { site, issueKey, attachmentId: id, filename });
    setFailure(saved.ok ? null : saved.failure);
    if (saved.ok && saved.value) toasts.show({ kind: 'done', text: `${filename} saved` });
  }

  return (
    <section aria-label="Attachments">
      <h3>
        Attachments <span className={styles.count}>{attachments.length + waiting.length}</span>
      </h3>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul className={styles.files}>
        {attachments.map((each) => (
          <li key={each.id} className={styles.file}>
            <Preview site={site} attachment={each} onShow={() => setShown(each)} />
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
        {waiting.map((each) => (
          <Waiting key={each.change.id} file={each} onTakeBack={onTakeBack} />
        ))}
      </ul>
      <Dialog
        open={shown !== null}
        onOpenChange={(open) => !open && setShown(null)}
        title={shown?.filename ?? ''}
        width="wide"
      >
        {shown !== null && (
          <img className={styles.large} src={mediaUrl(site, shown.id, 'content')} alt={shown.filename} />
        )}
      </Dialog>
    </section>
  );
}

interface WaitingProps {
  readonly file: PendingAttachment;
  readonly onTakeBack: (change: Change) => void;
}

/** A file that is on its way, with the way back as long as nothing of it has left. */
function Waiting({ file: { change, name, size, landed }, onTakeBack }: WaitingProps) {
  const { state } = change.status;
  return (
    <li className={styles.file} data-waiting={!landed || undefined}>
      <span className={styles.preview}>
        <Icon of={FileIcon} tone="faint" />
      </span>
      <span className={styles.fileText}>
        <span className={styles.fileName} title={name}>
          {name}
        </span>
        <small className={styles.fileState}>
          {sizeText(size)}
          {!landed && (
            <>
              {' · '}
              {state === 'sending' ? 'Sending' : <PendingMark state={markOf(change.status)} withWord />}
            </>
          )}
        </small>
      </span>
      {(state === 'queued' || state === 'rejected') && (
        <IconButton label={`Do not attach ${name}`} icon={X} size="tiny" onClick={() => onTakeBack(change)} />
      )}
    </li>
  );
}

interface PreviewProps {
  readonly site: SiteRef;
  readonly attachment: Attachment;
  readonly onShow: () => void;
}

/** The picture small, to be shown large; a mark where there is none, or where what calls itself one is none. */
function Preview({ site, attachment, onShow }: PreviewProps) {
  const [broken, setBroken] = useState(false);
  if (!isPicture(attachment) || broken) {
    return (
      <span className={styles.preview}>
        <Icon of={FileIcon} tone="faint" />
      </span>
    );
  }
  const src = mediaUrl(site, attachment.id, 'thumbnail');
  return (
    <button type="button" className={styles.show} aria-label={`Show ${attachment.filename}`} onClick={onShow}>
      <img className={styles.preview} src={src} alt="" loading="lazy" onError={() => setBroken(true)} />
    </button>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
