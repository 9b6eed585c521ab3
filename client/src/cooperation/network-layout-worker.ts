import { layOut, type Unplaced } from './network-layout';

// Beside the page, which stays quick while two thousand are placed.
self.addEventListener('message', ({ data }: MessageEvent<Unplaced>) => {
  for (const placed of layOut(data)) self.postMessage(placed, { transfer: [placed.places.buffer] });
});
