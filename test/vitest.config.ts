import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isLong = ({ moduleId }: TestSpecification) => /crash|drill|limits\.test/.test(moduleId);

/** Those that kill and wait are long however small their files are: begun first, nothing waits for them in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files); // oxlint-disable-line unicorn/no-array-sort -- it is not an array's
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{server,federation,client,test,ops}/**/*.test.ts'],
    globalSetup: './test/support/global-setup.ts',
    maxWorkers: 2,
    // Imports are made once. What a module holds outlives a test: caches are by database, but the newest log lines and
    // requests (`recent-*.ts` in server/platform) and who waits for a password (server/identity/sign-in/password.ts) are of the process.
    isolate: false,
    restoreMocks: true,
    retry: 1, // told in the report: what passes only then is to be mended, too
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } }, // a busy machine takes longer than the second that is usual
    sequence: { groupOrder: 0, sequencer: LongestFirst },
  },
});
