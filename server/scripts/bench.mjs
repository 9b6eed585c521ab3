// `npm run -s bench [-- TOPIC] [-- OPTIONS]`: measures by topic; without one, an overview.
const topics = {
  evaluation: async (args) => (await import('./bench/evaluation.mjs')).benchEvaluation(args),
  introductions: async (args) => (await import('./bench/introductions.mjs')).benchIntroductions(args),
  matching: async (args) => (await import('./bench/matching.mjs')).benchMatching(args),
  network: async (args) => (await import('./bench/network.mjs')).benchNetwork(args),
  search: async (args) => (await import('./bench/search.mjs')).benchSearch(args),
};
const [topic, ...args] = process.argv.slice(2);
const known = topics[topic];
if (known) await known(args);
else if (topic === undefined || topic.startsWith('--'))
  await (await import('./bench/overview.mjs')).benchOverview(process.argv.slice(2));
else {
  process.stderr.write(
    `There is no benchmark of ${topic}: ${Object.keys(topics).join(', ')}, or none for an overview.\n`,
  );
  process.exitCode = 1;
}
