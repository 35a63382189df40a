import { useState, type ClipboardEvent, type DragEvent } from 'react';

export interface FileDrop {
  /** A file is held over the form. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

export interface FileDropPorts {
  /** Why the form takes no files now; `null` where it does. */
  readonly whyNot: string | null;
  readonly onFiles: (files: readonly File[]) => void;
  /** Files were let go over a form that takes none. */
  readonly onRefused: (why: string) => void;
}

/** Takes files that are dropped or pasted anywhere on the form. What an editor in it has taken stays with the editor. */
export function useFileDrop({ whyNot, onFiles, onRefused }: FileDropPorts): FileDrop {
  const [over, setOver] = useState(false);
  const take = (event: DragEvent | ClipboardEvent, files: readonly File[]): void => {
    event.preventDefault();
    if (whyNot === null) onFiles(files);
    else onRefused(whyNot);
  };
  return {
    over,
    handlers: {
      onDragOver(event) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = whyNot === null ? 'copy' : 'none';
        setOver(true);
      },
      onDragLeave(event) {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop(event) {
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (!event.defaultPrevented && files.length > 0) take(event, files);
      },
      onPaste(event) {
        const files = [...event.clipboardData.files];
        // A spreadsheet offers a picture of its cells beside their text: the text is meant.
        if (event.defaultPrevented || files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
        take(event, files);
      },
    },
  };
}
