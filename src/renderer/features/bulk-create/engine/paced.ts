/**
 * Messages of which only so many are on their way at once; the others wait, in their order, until one was taken. All at once they would
 * stand in a row before the page, which draws no frame until the last of them.
 */
export class Paced<T> {
  private waiting: T[] = [];
  /** Of `waiting`, how many have left: taking them out one by one would move all others. */
  private left = 0;
  private onTheWay = 0;

  /** @param most how many may be on their way */
  constructor(
    private readonly most: number,
    private readonly post: (message: T) => void,
  ) {}

  send(message: T): void {
    this.waiting.push(message);
    this.go();
  }

  /** One that was on its way has been taken. */
  taken(): void {
    this.onTheWay = Math.max(0, this.onTheWay - 1);
    this.go();
  }

  private go(): void {
    for (const message of this.waiting.slice(this.left, this.left + this.most - this.onTheWay)) {
      this.left += 1;
      this.onTheWay += 1;
      this.post(message);
    }
    if (this.left < this.waiting.length) return;
    this.waiting = [];
    this.left = 0;
  }
}
