import { t } from '../i18n/t.ts';
import { toast } from './toasts.svelte.ts';

/** Copies text; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // pages without TLS have no clipboard object
  }
}

/** Copies text and says so, or that it could not be done. */
export async function copyAndTell(text: string, done = t('Copied.')): Promise<void> {
  if (await copyText(text)) toast(done);
  else toast(t('The browser did not allow copying.'), 'danger');
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
