/** Copies text; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // pages without TLS have no clipboard object
  }
}

function copyBySelection(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  const parent = document.querySelector('dialog[open]') ?? document.body;
  parent.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  return copied;
}
