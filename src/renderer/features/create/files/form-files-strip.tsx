import { File as FileIcon, FilePlus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { sizeWords } from '@shared/attachments/why-not-attached';
import type { FormFile } from '@shared/ipc/form-files';
import type { SiteRef } from '@shared/jira/site';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { classNames } from '../../../ui/class-names';
import { Notice } from '../../../ui/feedback/notice';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import { Icon } from '../../../ui/icon/icon';
import { isPicture } from './form-files';
import type { FormFilesHeld } from './use-form-files';
import styles from './form-files.module.css';

export interface FormFilesStripProps {
  readonly site: SiteRef;
  readonly held: FormFilesHeld;
  /** A file is held over the form. */
  readonly over: boolean;
  /** Why the files cannot be sent. */
  readonly problem: string | null;
}

/** The files that follow the issue: chosen, dropped or pasted, each with a way to take it out again. */
export function FormFilesStrip({ site, held, over, problem }: FormFilesStripProps) {
  const { files, arriving, problems } = held;
  const id = useId();
  const told = problem === null ? problems : [problem, ...problems];
  const isEmpty = files.length === 0 && arriving.length === 0;
  return (
    <section data-field="attachment" className={styles.strip} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          Attachments
        </h2>
        {files.length > 0 && <span className={styles.count}>{files.length}</span>}
        <span className={styles.when}>Added once the issue exists</span>
      </div>
      {told.length > 0 && (
        <Notice
          kind="warning"
          title={titleOf(problem, problems.length)}
          action={
            <Button size="small" onClick={held.understood}>
              Close
            </Button>
          }
        >
          {told.map((sentence) => (
            <span key={sentence} className={styles.sentence}>
              {sentence}
            </span>
          ))}
        </Notice>
      )}
      {!isEmpty && (
        <ul className={styles.files} aria-label="Files">
          {files.map((file) => (
            <li key={file.id} className={styles.file}>
              <Thumbnail site={site} file={file} />
              <span className={styles.words}>
                <span className={styles.name} title={file.name}>
                  {file.name}
                </span>
                <span className={styles.size}>{sizeWords(file.size)}</span>
              </span>
              <IconButton label={`Remove ${file.name}`} icon={X} onClick={() => held.remove(file)} />
            </li>
          ))}
          {arriving.map(({ key, name, size, done }) => (
            <li key={key} className={styles.file}>
              <span className={styles.picture}>
                <Icon of={FileIcon} tone="faint" />
              </span>
              <span className={styles.words}>
                <span className={styles.name} title={name}>
                  {name}
                </span>
                <ProgressBar label={`Keeping ${name}`} done={done} of={size} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classNames(styles.zone, over && styles.over)}>
        <Button size="small" icon={FilePlus} onClick={held.choose}>
          Choose files
        </Button>
        <span>or drop them on the form, or paste a picture</span>
      </div>
    </section>
  );
}

function titleOf(problem: string | null, refused: number): string {
  if (problem !== null) return 'The issue was not sent.';
  return refused === 1 ? 'One file was not added.' : `${String(refused)} files were not added.`;
}

/** Main shows a picture by what its bytes are; what is none keeps the sign of a file. */
function Thumbnail({ site, file }: { readonly site: SiteRef; readonly file: FormFile }) {
  const [broken, setBroken] = useState(false);
  const url = ['form-file', site.accountId, site.cloudId, file.id].map(encodeURIComponent).join('/');
  return (
    <span className={styles.picture}>
      {isPicture(file) && !broken ? (
        <img className={styles.image} src={`app-media://${url}`} alt="" onError={() => setBroken(true)} />
      ) : (
        <Icon of={FileIcon} tone="faint" />
      )}
    </span>
  );
}
