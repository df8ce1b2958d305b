/** For two cores and a few gigabytes shared with the application and a browser. */
const SMALL_MACHINE: Record<string, string> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
};

/** An error must not write the values of a row or of a statement, which may name a person, into the log. */
const DISCREET_LOG: Record<string, string> = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_line_prefix: '%m [%p] ',
};

/** Nothing survives a power cut: for tests, two to three times as fast. */
const EPHEMERAL: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '2GB',
  max_connections: '200',
};

export function serverFlags(ephemeral: boolean, own: Record<string, string>): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ...SMALL_MACHINE,
    ...DISCREET_LOG,
    ...(ephemeral ? EPHEMERAL : {}),
    ...own,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
