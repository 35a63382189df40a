import { useMemo, type MouseEvent, type ReactNode } from 'react';
import { Toast as Base } from '@base-ui/react/toast';
import { Check, CircleAlert, ClockArrowUp, Undo2, X, type LucideIcon } from 'lucide-react';
import { Icon } from '../icon/icon';
import { IconButton } from '../button/icon-button';
import { Kbd } from '../kbd/kbd';
import styles from './toasts.module.css';

/** Where the change stands: waiting to be sent, done in Jira, taken back, or refused. */
export type ToastKind = 'waiting' | 'done' | 'undone' | 'refused';

export interface ToastInput {
  /** What it tells of: there is one toast of the same thing at most. */
  readonly id?: string | undefined;
  readonly kind: ToastKind;
  /** "3 issues assigned to Oda Voss" */
  readonly text: string;
  /** The one step back or on. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void } | undefined;
  /** It was dismissed, or its time is over. */
  readonly onGone?: (() => void) | undefined;
}

interface ToastData {
  readonly toast: ToastInput;
}

const ICONS: Readonly<Record<ToastKind, LucideIcon>> = {
  waiting: ClockArrowUp,
  done: Check,
  undone: Undo2,
  refused: CircleAlert,
};

const SHOWN_FOR_MS = 6000;
const REFUSED_FOR_MS = 15_000;

/** Holds the toasts of everything inside it. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider timeout={SHOWN_FOR_MS} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

export interface Toasts {
  show(toast: ToastInput): void;
  /** Says something else in a toast that is still there, for as long as a new one; one that has gone stays away. */
  update(id: string, toast: ToastInput): void;
  close(id: string): void;
}

export function useToasts(): Toasts {
  const { add, update, close } = Base.useToastManager<ToastData>();
  return useMemo(
    () => ({
      show: (toast) => {
        const { id, onGone } = toast;
        add({
          ...optionsOf(toast),
          ...(id === undefined ? {} : { id }),
          ...(onGone === undefined ? {} : { onClose: onGone }),
        });
      },
      update: (id, toast) => update(id, optionsOf(toast)),
      close,
    }),
    [add, update, close],
  );
}

/** A refusal stays long enough to be read twice; what matters longer stands in its own place on the screen. */
function optionsOf(toast: ToastInput) {
  const refused = toast.kind === 'refused';
  return {
    data: { toast },
    priority: refused ? ('high' as const) : ('low' as const),
    timeout: refused ? REFUSED_FOR_MS : SHOWN_FOR_MS,
  };
}

/** The focus stays where somebody works: the button goes with its toast, and would leave it nowhere. */
function stayThere(event: MouseEvent): void {
  event.preventDefault();
}

function ToastList() {
  const { toasts, close } = Base.useToastManager<ToastData>();
  return toasts.map((each) => {
    const toast = each.data?.toast;
    if (!toast) return null;
    return (
      // The library hides urgent toasts and all close buttons from screen readers until the focus is there: they could not be found.
      <Base.Root key={each.id} toast={each} className={styles.toast} aria-hidden={false}>
        <Base.Content className={styles.content}>
          <Icon of={ICONS[toast.kind]} tone={toast.kind === 'refused' ? 'danger' : 'faint'} />
          <Base.Title render={<p />} className={styles.text}>
            {toast.text}
          </Base.Title>
          {toast.action && (
            <button
              type="button"
              className={styles.action}
              onMouseDown={stayThere}
              onClick={() => {
                toast.action?.run();
                close(each.id);
              }}
            >
              {toast.action.label}
              {toast.action.keys && <Kbd keys={toast.action.keys} />}
            </button>
          )}
          <Base.Close
            aria-hidden={false}
            onMouseDown={stayThere}
            render={<IconButton label="Dismiss" icon={X} size="tiny" />}
          />
        </Base.Content>
      </Base.Root>
    );
  });
}
