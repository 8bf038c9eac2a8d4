// SPDX-License-Identifier: Apache-2.0
// One request at a time, and always the newest: what was asked for in between is passed over, and what
// takes long is given up for something newer.

/** Milliseconds: many times what a change of a threshold takes, so that a slider is followed on its way. */
const kPatience = 1000;

export class Runner<Asked, Answer> {
  private next: {asked: Asked} | null = null;
  private isBusy = false;
  private underWay: {stop: AbortController; isLong: boolean} | null = null;

  /** `ask` gets an answer, unless its signal stops it; `show` puts it before the eyes, and the next is asked for when it
   *  is there. `turned` is told when the work begins and when nothing is left to do. */
  constructor(
    private readonly ask: (asked: Asked, signal: AbortSignal) => Promise<Answer>,
    private readonly show: (answer: Answer, asked: Asked) => Promise<void>,
    private readonly fail: (error: unknown, asked: Asked) => void,
    private readonly turned: () => void = () => undefined,
    private readonly patience = kPatience) {}

  get busy(): boolean { return this.isBusy; }

  request(asked: Asked): void {
    this.next = {asked};
    if (!this.isBusy) void this.work();
    else if (this.underWay?.isLong) this.underWay.stop.abort();
  }

  /** Gives up what is under way, and what waits: it fails, and is told so. */
  stop(): void {
    this.next = null;
    this.underWay?.stop.abort();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    this.turned();
    while (this.next !== null) {
      const {asked} = this.next;
      this.next = null;
      try {
        await this.show(await this.answer(asked), asked);
      } catch (error) {
        // A failure of what nobody waits for any more is not worth a word.
        if (this.next === null) this.fail(error, asked);
      }
    }
    this.isBusy = false;
    this.turned();
  }

  private async answer(asked: Asked): Promise<Answer> {
    const own = {stop: new AbortController(), isLong: false};
    const timer = setTimeout(() => {
      own.isLong = true;
      if (this.next !== null) own.stop.abort();
    }, this.patience);
    this.underWay = own;
    try {
      return await this.ask(asked, own.stop.signal);
    } finally {
      clearTimeout(timer);
      this.underWay = null;
    }
  }
}
