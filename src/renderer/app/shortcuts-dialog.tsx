import { Dialog } from '../ui/overlay/dialog';
import { Kbd } from '../ui/kbd/kbd';
import { SHORTCUTS } from './shortcut-list';
import styles from './shortcuts-dialog.module.css';

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" width="wide">
      <div className={styles.groups}>
        {SHORTCUTS.map(({ group, keys }) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.keys}>
              {keys.map((each) => (
                <div key={each.keys}>
                  <dt>{each.does}</dt>
                  <dd>
                    <Kbd keys={each.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
