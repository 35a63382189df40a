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

/** Takes files that are dropped or pasted anywhere on the form. What an editor in it has taken stays with the editor. */
export function useFileDrop(takes: boolean, onFiles: (files: readonly File[]) => void): FileDrop {
  const [over, setOver] = useState(false);
  return {
    over: over && takes,
    handlers: {
      onDragOver(event) {
        if (!takes || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave(event) {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop(event) {
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (!takes || event.defaultPrevented || files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      },
      onPaste(event) {
        const files = [...event.clipboardData.files];
        // A spreadsheet offers a picture of its cells beside their text: the text is meant.
        if (!takes || event.defaultPrevented || files.length === 0 || event.clipboardData.getData('text/plain') !== '')
          return;
        event.preventDefault();
        onFiles(files);
      },
    },
  };
}
