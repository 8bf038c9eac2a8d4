// SPDX-License-Identifier: Apache-2.0
// A map that draws once when all tiles of a source are asked for anew: drawn at each of them it would show a part of one
// run beside a part of another, and without a graphics card each drawing takes longer than a tile.
import {Map, type VectorTileSource} from "maplibre-gl";

const kLook = 8;  // milliseconds, from one look at the tiles to the next: half a frame
const kMostHeld = 1000;  // milliseconds: then it shows what there is
/** What a hand does: the map must follow it at once. */
const kHand = ["pointerdown", "wheel", "keydown"] as const;

export class RenewedMap extends Map {
  private pending = 0;
  private heldUntil = 0;
  private hasMissed = false;
  private turn: Promise<void> = Promise.resolve();

  /** Whether tiles are asked for anew that are not drawn yet. */
  get isRenewing(): boolean { return this.pending > 0; }

  override triggerRepaint(): void {
    this.hasMissed = this.isHeld;
    if (!this.hasMissed) super.triggerRepaint();
  }
  // The map draws before its own fields are there.
  private get isHeld(): boolean { return this.pending > 0 && performance.now() < this.heldUntil; }

  /** Asks for every tile of a source under another address; settles in the frame that shows the last of them. One after
   *  the other: an answer to the address before would otherwise be taken for one to the next. */
  renew(source: string, address: string): Promise<void> {
    this.pending += 1;
    this.turn = this.turn.then(() => this.renewNow(source, address));
    return this.turn;
  }

  private async renewNow(name: string, address: string): Promise<void> {
    // Colours that do not apply yet would make the map overlook the new tiles.
    if (!this.isStyleLoaded()) await this.drawn();
    const container = this.getContainer();
    const follow = (): void => { this.heldUntil = 0; };
    for (const type of kHand) container.addEventListener(type, follow, {capture: true, passive: true});
    this.heldUntil = performance.now() + kMostHeld;
    const isComplete = this.isSourceLoaded(name);
    const source = this.getSource<VectorTileSource>(name);
    // setTiles() would wait for a frame before it asks.
    if (source) source.tiles = [address];
    await this.refreshed(name);
    // Tiles that were on their way before are still those of the address before.
    if (!isComplete) await this.refreshed(name);
    for (const type of kHand) container.removeEventListener(type, follow, {capture: true});
    this.heldUntil = 0;
    await this.drawn(() => { this.pending -= 1; });
  }

  private refreshed(source: string): Promise<void> {
    this.refreshTiles(source);
    return new Promise(done => {
      // Of a tile that has not changed the map tells nothing.
      const look = setInterval(() => {
        if (this.hasMissed && !this.isHeld) this.triggerRepaint();
        if (!this._removed && !this.isSourceLoaded(source)) return;
        clearInterval(look);
        done();
      }, kLook);
    });
  }

  private drawn(then: () => void = () => undefined): Promise<void> {
    return new Promise(done => {
      this.once("render", () => {
        then();
        done();
      });
      this.triggerRepaint();
    });
  }
}
