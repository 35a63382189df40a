import { FileX, Paperclip } from 'lucide-react';
import { classNames } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon/icon';
import styles from './drop-veil.module.css';

/** Over the whole form while a file is held over it: what letting go will do. `whyNot`: the form takes none. */
export function DropVeil({ whyNot }: { readonly whyNot: string | null }) {
  return (
    <div className={classNames(styles.veil, whyNot === null && styles.takes)} role="status">
      <span className={styles.words}>
        <Icon of={whyNot === null ? Paperclip : FileX} /> {whyNot ?? 'Let go to add to Attachments'}
      </span>
    </div>
  );
}
