import { layOut, type Unplaced } from './network-layout';

// Beside the page, which stays quick while two thousand are placed.
self.addEventListener('message', ({ data }: MessageEvent<Unplaced>) => {
  const places = layOut(data);
  self.postMessage(places, { transfer: [places.buffer] });
});
