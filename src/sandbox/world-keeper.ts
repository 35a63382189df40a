import { scheduleByTimer, type Schedule } from './schedule';
import type { World } from './world/model';
import { dropWorldFile, writeWorldFile } from './world-file';

const quietMilliseconds = 300;

/** Keeps a world in a file: 300 ms after the last write, and when it is closed. */
export class WorldKeeper {
  private takeBack: (() => void) | undefined;

  constructor(
    private readonly path: string,
    private readonly world: () => World,
    private readonly schedule: Schedule = scheduleByTimer,
  ) {}

  touched(): void {
    this.takeBack?.();
    this.takeBack = this.schedule(() => {
      this.save();
    }, quietMilliseconds);
  }

  /** Saves what is not saved yet. */
  close(): void {
    if (this.takeBack !== undefined) this.save();
  }

  /** Forgets the file and whatever was about to be written. */
  drop(): void {
    this.takeBack?.();
    this.takeBack = undefined;
    dropWorldFile(this.path);
  }

  private save(): void {
    this.takeBack?.();
    this.takeBack = undefined;
    writeWorldFile(this.path, this.world());
  }
}
