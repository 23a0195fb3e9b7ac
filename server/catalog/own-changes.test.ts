import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

type Named = { name: string };

test('whoever is answered that something is changed reads it so from then on, where everybody reads what is kept, too', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const ada = await join('ada');
  const { uuid } = await openCatalog(node).givenVideo(ada);
  const shown = async () => {
    const details = (await ask(node, `GET /videos/${uuid}`)).body as Named;
    const { data } = (await ask(node, 'GET /videos')).body as { data: Named[] };
    return [details.name, ...data.map(({ name }) => name)];
  };

  for (let count = 0; count < 100; count += 1) {
    const name = `Change ${count}`;
    expect((await ask(ada, `PUT /videos/${uuid}`, { name })).status).toBe(204);
    expect(await shown()).toEqual([name, name]);
  }
});
