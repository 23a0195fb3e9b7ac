import { send } from '../../node.ts';

/** The captions at an address, as text. Throws `Problem`. */
export const fetchCaptions = async (url: string): Promise<string> => (await send(url)).text();
