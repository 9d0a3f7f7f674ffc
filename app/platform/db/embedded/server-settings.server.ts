/** Settings of a small machine: a clinic's data fit in memory many times over, and the app holds few connections. */
const always = {
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '256MB',
  // What is in memory is read at any place as cheaply as in order; else a table of some thousand rows is read whole.
  random_page_cost: '1.1',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  // Short queries on two cores gain nothing from these, and each costs memory, start-up time or shared memory.
  jit: 'off',
  huge_pages: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * A file for each weekday, begun anew when its day comes round. Errors of a statement go to the app alone: their
 * texts can carry what a patient wrote, and no such word belongs in a log.
 */
const logging = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** SEC-060: what is acknowledged is on stable storage. */
const synced = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const unsynced = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export type Settings = Readonly<Record<string, string>>

export function serverSettings(chosen: { sync: boolean; listen: Settings; more: Settings }): string[] {
  const all = {
    ...always,
    ...logging,
    ...(chosen.sync ? { ...synced, ...wayToSync() } : unsynced),
    ...chosen.more,
    ...chosen.listen,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// On these two systems an ordinary fsync leaves the data in the drive's own cache.
function wayToSync(): Settings {
  const isCached = process.platform === 'darwin' || process.platform === 'win32'
  return isCached ? { wal_sync_method: 'fsync_writethrough' } : {}
}
