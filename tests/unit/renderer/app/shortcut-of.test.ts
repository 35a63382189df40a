import { describe, expect, it } from 'vitest';
import { shortcutOf, type KeyPress } from '../../../../src/renderer/app/shortcut-of';

const press = (keys: string): KeyPress => {
  const parts = keys.split(' ');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Cmd'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
};
const onMac = (keys: string, typing = false) => shortcutOf(press(keys), { mac: true, typing });
const elsewhere = (keys: string, typing = false) => shortcutOf(press(keys), { mac: false, typing });

describe('the keys that work on every screen', () => {
  it.each([
    ['k', 'palette'],
    ['n', 'create'],
    ['f', 'search'],
    [',', 'settings'],
    ['/', 'shortcuts'],
  ])('are Cmd %s on macOS and Ctrl elsewhere: %s, also while typing', (key, command) => {
    expect([onMac(`Cmd ${key}`), onMac(`Cmd ${key}`, true)]).toEqual([command, command]);
    expect([elsewhere(`Ctrl ${key}`), elsewhere(`Ctrl ${key}`, true)]).toEqual([command, command]);
  });

  it('leave Ctrl to the text editing of macOS, and the system’s key to the system elsewhere', () => {
    expect([onMac('Ctrl k'), onMac('Ctrl n'), onMac('Ctrl f', true)]).toEqual([null, null, null]);
    expect([elsewhere('Cmd k'), elsewhere('Cmd n')]).toEqual([null, null]);
  });

  it('go back and on, but never while typing: there an arrow moves in the text', () => {
    expect([elsewhere('Alt ArrowLeft'), elsewhere('Alt ArrowRight')]).toEqual(['back', 'forward']);
    expect([elsewhere('Alt ArrowLeft', true), onMac('Alt ArrowLeft', true)]).toEqual([null, null]);
  });

  it('show the shortcuts with a question mark that is not typed into something', () => {
    expect([elsewhere('Shift ?'), elsewhere('Shift ?', true)]).toEqual(['shortcuts', null]);
  });

  it('are nobody else’s', () => {
    expect([elsewhere('Ctrl Shift k'), elsewhere('Ctrl c'), elsewhere('k'), elsewhere('Ctrl ArrowLeft')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
