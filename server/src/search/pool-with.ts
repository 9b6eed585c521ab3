import pg from 'pg';

/** Connections with settings of their own, each as `name=value`, so that no statement has to bring them. */
export function poolWith(url: string | undefined, settings: readonly string[], more: pg.PoolConfig): pg.Pool {
  const address = new URL(url ?? '');
  const given = address.searchParams.get('options') ?? '';
  address.searchParams.set('options', [given, ...settings.map((each) => `-c ${each}`)].join(' '));
  const pool = new pg.Pool({ connectionString: address.toString(), ...more });
  // A lost connection fails the statement under way; told twice it would end the process.
  pool.on('error', () => {});
  return pool;
}
