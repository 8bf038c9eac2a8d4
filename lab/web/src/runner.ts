// SPDX-License-Identifier: Apache-2.0
// One request at a time, and always the newest: what was asked for in between is passed over.

export class Runner<Asked, Answer> {
  private next: {asked: Asked} | null = null;
  private isBusy = false;

  /** `ask` gets an answer; `show` puts it before the eyes, and the next is asked for when it is there. */
  constructor(
    private readonly ask: (asked: Asked) => Promise<Answer>,
    private readonly show: (answer: Answer, asked: Asked) => Promise<void>,
    private readonly fail: (error: unknown, asked: Asked) => void) {}

  get busy(): boolean { return this.isBusy; }

  request(asked: Asked): void {
    this.next = {asked};
    if (!this.isBusy) void this.work();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    while (this.next !== null) {
      const {asked} = this.next;
      this.next = null;
      try {
        await this.show(await this.ask(asked), asked);
      } catch (error) {
        // A failure of what nobody waits for any more is not worth a word.
        if (this.next === null) this.fail(error, asked);
      }
    }
    this.isBusy = false;
  }
}
