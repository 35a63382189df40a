import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { toggleDone } from '../commands/tasks';

/** A click on a box ticks its task. The box itself only shows what the document says. */
export const TaskBoxes = Extension.create({
  name: 'taskBoxes',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            click: (view, event) => {
              const { target } = event;
              if (!(target instanceof HTMLInputElement) || target.dataset['taskBox'] === undefined) return false;
              event.preventDefault();
              if (!view.editable) return true;
              const inside = view.posAtDOM(target.parentElement ?? target, 0);
              const $inside = view.state.doc.resolve(inside);
              toggleDone($inside.before($inside.depth))(view.state, view.dispatch);
              return true;
            },
          },
        },
      }),
    ];
  },
});
