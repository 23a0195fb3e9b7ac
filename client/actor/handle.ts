/** How a channel or account is addressed on this node: its name alone if it is one of ours, else `name@host`. */
export const handleOf = (
  { name, host }: { name: string; host: string },
  isLocal: boolean,
): string => (isLocal ? name : `${name}@${host}`);

/** Its name for the whole network: `name@host`. */
export const fullHandle = ({ name, host }: { name: string; host: string }): string =>
  `${name}@${host}`;
