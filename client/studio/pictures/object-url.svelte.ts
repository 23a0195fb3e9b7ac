/** An address of bytes in memory, given up when other bytes take their place. Call while a component is made. */
export function objectUrl(read: () => Blob | null): { readonly url: string | null } {
  let url = $state<string | null>(null);
  $effect(() => {
    const blob = read();
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    url = made;
    return () => {
      url = null;
      URL.revokeObjectURL(made);
    };
  });
  return {
    get url() {
      return url;
    },
  };
}
