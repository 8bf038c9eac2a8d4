// SPDX-License-Identifier: Apache-2.0
// States of a scenario, one after the other, with undo and redo.

export interface HistoryData<State> { past: State[]; present: State; future: State[] }

const kKept = 200;

export class History<State> {
  private past: State[];
  private now: State;
  private future: State[];
  /** The control whose movement the present belongs to; a drag is one step. */
  private drag: string | null = null;

  constructor(data: HistoryData<State>) {
    this.past = [...data.past];
    this.now = data.present;
    this.future = [...data.future];
  }

  get present(): State { return this.now; }
  get canUndo(): boolean { return this.past.length > 0; }
  get canRedo(): boolean { return this.future.length > 0; }
  data(): HistoryData<State> { return {past: this.past, present: this.now, future: this.future}; }

  /** A new state. States of the same `drag` take each other's place until `settle`. */
  push(state: State, drag: string | null = null): void {
    if (drag === null || drag !== this.drag) {
      this.past.push(this.now);
      if (this.past.length > kKept) this.past.shift();
    }
    this.now = state;
    this.future = [];
    this.drag = drag;
  }

  settle(): void { this.drag = null; }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.now);
    this.now = before;
    this.drag = null;
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.now);
    this.now = after;
    this.drag = null;
  }
}
