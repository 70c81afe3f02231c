import { expect, test } from 'vitest';
import { defaultWorkers, readMachine } from '../../src/batch/machine.js';
import { fill, temporaryFolder } from './temporary-folder.js';

const GB = 1024 ** 3;
const large = { cores: 16, memoryBytes: 64 * GB };

test.each([
  ['no control groups', {}, { cores: 16, memoryBytes: 64 * GB }],
  [
    'version 2, in a container',
    {
      'proc/self/cgroup': '0::/\n',
      'sys/fs/cgroup/cpu.max': '200000 100000\n',
      'sys/fs/cgroup/memory.max': `${2 * GB}\n`,
    },
    { cores: 2, memoryBytes: 2 * GB },
  ],
  [
    'version 2 without limits',
    { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n', 'sys/fs/cgroup/memory.max': 'max\n' },
    { cores: 16, memoryBytes: 64 * GB },
  ],
  [
    'version 2, a limit above another: the smaller one counts',
    {
      'proc/self/cgroup': '0::/system.slice/job.service\n',
      'sys/fs/cgroup/system.slice/job.service/cpu.max': '800000 100000\n',
      'sys/fs/cgroup/system.slice/job.service/memory.max': 'max\n',
      'sys/fs/cgroup/system.slice/cpu.max': '300000 100000\n',
      'sys/fs/cgroup/system.slice/memory.max': `${GB}\n`,
    },
    { cores: 3, memoryBytes: GB },
  ],
  [
    'half a core is one',
    { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '50000 100000\n' },
    { cores: 1, memoryBytes: 64 * GB },
  ],
  [
    'one and a half are two',
    { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '150000 100000\n' },
    { cores: 2, memoryBytes: 64 * GB },
  ],
  [
    'version 1',
    {
      'proc/self/cgroup': '5:memory:/job\n4:cpu,cpuacct:/job\n1:name=systemd:/job\n',
      'sys/fs/cgroup/cpu/job/cpu.cfs_quota_us': '400000\n',
      'sys/fs/cgroup/cpu/job/cpu.cfs_period_us': '100000\n',
      'sys/fs/cgroup/memory/job/memory.limit_in_bytes': `${4 * GB}\n`,
    },
    { cores: 4, memoryBytes: 4 * GB },
  ],
  [
    'version 1 in a container: the path is the host’s, the folder the mount’s root',
    {
      'proc/self/cgroup': '5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '100000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': `${GB}\n`,
    },
    { cores: 1, memoryBytes: GB },
  ],
  [
    'version 1 without limits',
    {
      'proc/self/cgroup': '5:memory:/\n4:cpu,cpuacct:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    },
    { cores: 16, memoryBytes: 64 * GB },
  ],
  [
    'both versions at once',
    {
      'proc/self/cgroup': '4:memory:/job\n0::/job\n',
      'sys/fs/cgroup/memory/job/memory.limit_in_bytes': `${8 * GB}\n`,
      'sys/fs/cgroup/job/cpu.max': '500000 100000\n',
    },
    { cores: 5, memoryBytes: 8 * GB },
  ],
])('what the machine gives: %s', (_, files, expected) => {
  expect(readMachine(large, fill(temporaryFolder(), files))).toEqual(expected);
});

test.each([
  [16, 64, 16],
  [2, 24, 2],
  // The memory decides.
  [64, 8, 14],
  [8, 2, 2],
  [8, 1, 1],
  [1, 0.25, 1],
])('%i cores and %d GB: %i workers', (cores, gigabytes, workers) => {
  expect(defaultWorkers({ cores, memoryBytes: gigabytes * GB })).toBe(workers);
});

test('this machine gives something', () => {
  const { cores, memoryBytes } = readMachine();
  expect(cores).toBeGreaterThanOrEqual(1);
  expect(memoryBytes).toBeGreaterThan(GB / 8);
});
