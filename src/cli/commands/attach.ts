import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { succeed } from '@shared/ipc/outcome';
import { MOST_FILE_BYTES } from '../../main/outbox/keep-file';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue } from '../change-issue';
import { wrongUsage, type Command } from '../command';

export const attachCommand: Command = {
  name: 'attach',
  summary: 'attach a file to an issue',
  usage: 'attach KEY|URL FILE',
  help: `The file is kept in the outbox, encrypted, until Jira has it.

${CHANGE_HELP}`,
  words: [2, 2],
  options: CHANGE_OPTIONS,
  async run(given, around) {
    const [, file = ''] = given.words;
    let bytes: Uint8Array;
    try {
      bytes = await readFile(resolve(around.folder, file));
    } catch (error) {
      return wrongUsage(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (bytes.length > MOST_FILE_BYTES) {
      return wrongUsage(`${file} is too large: the outbox takes files of up to ${MOST_FILE_BYTES / 1024 / 1024} MB.`);
    }
    const name = basename(file);
    const size = bytes.length;
    return changeIssue(given, around, () =>
      Promise.resolve(
        succeed({
          kind: 'attach',
          title: `Attachment: + ${name}`,
          body: { kind: 'attach', name, size },
          file: { name, bytes },
        }),
      ),
    );
  },
};
