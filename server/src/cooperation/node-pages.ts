import type { Node, OfferingNode } from './node.js';
import type { UuidWords } from './uuids.js';

/** Stakeholders of one page: a change copies a page, never the whole. */
export const pageBits = 8;
export const pageSize = 1 << pageBits;
export const rowMask = pageSize - 1;

/** 256 stakeholders in a row, each packed into words beginning at its `starts`; an empty one is not there. */
export interface NodePage {
  starts: Uint32Array;
  words: Int32Array;
}

/** Where a packed stakeholder keeps its region. */
export const regionWord = 3;
/** Where its sectors begin, and after them its clusters, each list after its length. */
export const groupsWord = 8;
/** Where there is no latitude. */
const nowhere = -0x80000000;
const microdegrees = 1e6;
let scratch = new Int32Array(1 << 16);

/** Packs the stakeholders of a page; undefined where there is none. */
export function packNodes(nodes: readonly (Node | undefined)[]): NodePage {
  const starts = new Uint32Array(pageSize + 1);
  let at = 0;
  const put = (word: number) => {
    if (at === scratch.length) {
      const larger = new Int32Array(scratch.length * 2);
      larger.set(scratch);
      scratch = larger;
    }
    scratch[at++] = word;
  };
  const putList = (list: readonly number[]) => {
    put(list.length);
    for (const word of list) put(word);
  };
  const putOfferings = (list: readonly OfferingNode[]) => {
    put(list.length);
    for (const { id, agreements, from, until, targets, concepts } of list) {
      for (const word of id) put(word);
      put(agreements);
      put(from);
      put(until);
      putList(targets);
      putList(concepts);
    }
  };
  for (let row = 0; row < pageSize; row++) {
    starts[row] = at;
    const node = nodes[row];
    if (!node) continue;
    put(node.traits);
    put(node.country);
    put(node.place);
    put(node.region);
    put(node.latitude === null ? nowhere : Math.round(node.latitude * microdegrees));
    put(node.longitude === null ? nowhere : Math.round(node.longitude * microdegrees));
    put(Math.round(node.completeness * 100));
    put(node.updated);
    for (const list of [node.sectors, node.clusters, node.languages, node.concepts]) putList(list);
    putOfferings(node.offers);
    putOfferings(node.needs);
  }
  starts[pageSize] = at;
  return { starts, words: scratch.slice(0, at) };
}

/** Unpacks one stakeholder of a page, or undefined where there is none. */
export function unpackNode({ starts, words }: NodePage, index: number): Node | undefined {
  const row = index & rowMask;
  let at = starts[row] as number;
  if (at === starts[row + 1]) return undefined;
  const take = () => words[at++] as number;
  const takeList = () => {
    const list: number[] = [];
    for (let left = take(); left > 0; left--) list.push(take());
    return list;
  };
  const takeOfferings = () => {
    const list: OfferingNode[] = [];
    for (let left = take(); left > 0; left--) {
      const id: UuidWords = [take(), take(), take(), take()];
      list.push({ id, agreements: take(), from: take(), until: take(), targets: takeList(), concepts: takeList() });
    }
    return list;
  };
  const takeDegrees = () => {
    const degrees = take();
    return degrees === nowhere ? null : degrees / microdegrees;
  };
  return {
    index,
    traits: take(),
    country: take(),
    place: take(),
    region: take(),
    latitude: takeDegrees(),
    longitude: takeDegrees(),
    completeness: take() / 100,
    updated: take(),
    sectors: takeList(),
    clusters: takeList(),
    languages: takeList(),
    concepts: takeList(),
    offers: takeOfferings(),
    needs: takeOfferings(),
  };
}
